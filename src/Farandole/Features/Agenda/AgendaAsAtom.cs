using System.Xml.Linq;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Text;
using NodaTime;
using static Farandole.Features.Shared.AtomParts;

namespace Farandole.Features.Agenda;

/// <summary>The agenda as an Atom feed (RFC 4287).</summary>
internal sealed class AgendaAsAtom(FeedFrame frame, Instance instance, Reader reader)
{
    public string Of(AgendaQuery query, IReadOnlyList<AgendaEntry> events, IReadOnlyDictionary<EventId, string> credits)
    {
        var self = frame.At(query, "/agenda.atom");
        var updated = events.Count == 0 ? Instant.FromUnixTimeSeconds(0) : events.Max(e => e.UpdatedAt);
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", frame.Language),
            new XElement(Atom + "title", frame.Title),
            new XElement(Atom + "updated", updated.ToString()),
            Link("alternate", "text/html", frame.PageOf(query))
        );
        return Feed(
            feed,
            self,
            instance.Name,
            events.Select(e =>
                e.Theirs is { } seen ? Entry(seen) : Entry(e.Ours!, credits.GetValueOrDefault(new(e.Id)))
            )
        );
    }

    private XElement Entry(EventAsSeen seen, string? by)
    {
        var url = instance.Absolute(seen.Path);
        var entry = AtomParts.Entry(url, reader.Words.Headline(seen), seen.UpdatedAt, url);
        if (by is not null)
            entry.Add(new XElement(Atom + "author", new XElement(Atom + "name", Xml(by))));
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

    /// <summary>Of another site: by its id there, and with a link to our page, which leads to it.</summary>
    private XElement Entry(ElsewhereSeen seen)
    {
        var (row, words) = (seen.Event, reader.Words);
        var entry = AtomParts.Entry(
            row.Address,
            seen.Headline(words),
            row.ChangedAt ?? row.SaidAt,
            instance.Absolute(row.Path)
        );
        entry.Add(new XElement(Atom + "summary", Xml(seen.WhenAndWhere(words))));
        var author = new XElement(Atom + "author", new XElement(Atom + "name", Xml(row.Organizer ?? seen.Site)));
        author.Add(new XElement(Atom + "uri", seen.By.Page));
        entry.Add(author);
        if (row.Html is { Length: > 0 } html)
            entry.Add(new XElement(Atom + "content", new XAttribute("type", "html"), Xml(html)));
        return entry;
    }
}
