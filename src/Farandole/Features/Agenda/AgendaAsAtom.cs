using System.Xml.Linq;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>The agenda as an Atom feed (RFC 4287).</summary>
internal sealed class AgendaAsAtom(FeedFrame frame, Instance instance, Reader reader)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public string Of(AgendaQuery query, IReadOnlyList<EventAsSeen> events)
    {
        var self = frame.At(query, "/agenda.atom");
        var updated = events.Count == 0 ? Instant.FromUnixTimeSeconds(0) : events.Max(e => e.UpdatedAt);
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", frame.Language),
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", frame.Title),
            new XElement(Atom + "updated", updated.ToString()),
            Link("self", "application/atom+xml", self),
            Link("alternate", "text/html", frame.At(query, "/")),
            new XElement(Atom + "author", new XElement(Atom + "name", instance.Name)),
            events.Select(Entry)
        );
        return new XDeclaration("1.0", "utf-8", null) + "\n" + feed;
    }

    private XElement Entry(EventAsSeen seen)
    {
        var url = instance.Absolute(seen.Path);
        var entry = new XElement(
            Atom + "entry",
            new XElement(Atom + "id", url),
            new XElement(Atom + "title", Xml(reader.Words.Headline(seen))),
            new XElement(Atom + "updated", seen.UpdatedAt.ToString()),
            Link("alternate", "text/html", url),
            new XElement(Atom + "summary", Xml(reader.Words.WhenAndWhere(seen)))
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

    private static XElement Link(string relation, string type, string address) =>
        new(
            Atom + "link",
            new XAttribute("rel", relation),
            new XAttribute("type", type),
            new XAttribute("href", address)
        );

    /// <summary>XML 1.0 has no way to write control characters.</summary>
    private static string Xml(string text) =>
        text.All(System.Xml.XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
