using System.Xml.Linq;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Text;
using NodaTime;
using static Farandole.Features.Shared.AtomParts;

namespace Farandole.Features.Agenda;

/// <summary>The agenda as an Atom feed (RFC 4287).</summary>
internal sealed class AgendaAsAtom(FeedFrame frame, Instance instance, Reader reader)
{
    public string Of(AgendaQuery query, IReadOnlyList<EventAsSeen> events)
    {
        var self = frame.At(query, "/agenda.atom");
        var updated = events.Count == 0 ? Instant.FromUnixTimeSeconds(0) : events.Max(e => e.UpdatedAt);
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", frame.Language),
            new XElement(Atom + "title", frame.Title),
            new XElement(Atom + "updated", updated.ToString()),
            Link("alternate", "text/html", frame.At(query, "/"))
        );
        return Feed(feed, self, instance.Name, events.Select(Entry));
    }

    private XElement Entry(EventAsSeen seen)
    {
        var url = instance.Absolute(seen.Path);
        var entry = AtomParts.Entry(url, reader.Words.Headline(seen), seen.UpdatedAt, url);
        entry.Add(new XElement(Atom + "summary", Xml(reader.Words.WhenAndWhere(seen))));
        entry.Add(
            seen.Hosts.Select(h => new XElement(
                Atom + "author",
                new XElement(Atom + "name", Xml(h.Name)),
                new XElement(Atom + "uri", instance.Absolute(h.Path))
            ))
        );
        if (seen.PublishedAt is { } published)
            entry.Add(new XElement(Atom + "published", published.ToString()));
        if (seen.Html is { Length: > 0 } html)
            entry.Add(
                new XElement(
                    Atom + "content",
                    new XAttribute("type", "html"),
                    new XAttribute(XNamespace.Xml + "lang", seen.Language),
                    Xml(html)
                )
            );
        return entry;
    }
}
