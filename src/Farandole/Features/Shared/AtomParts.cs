using System.Xml;
using System.Xml.Linq;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Shared;

/// <summary>What feeds in Atom (RFC 4287) have in common.</summary>
internal static class AtomParts
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static XElement Link(string relation, string type, string address) =>
        new(
            Atom + "link",
            new XAttribute("rel", relation),
            new XAttribute("type", type),
            new XAttribute("href", address)
        );

    /// <summary>A feed of this site: the same in every one of them.</summary>
    public static string Feed(XElement head, string self, string author, IEnumerable<XElement> entries)
    {
        head.AddFirst(new XElement(Atom + "id", self));
        head.Add(
            Link("self", "application/atom+xml", self),
            new XElement(Atom + "author", new XElement(Atom + "name", author)),
            entries
        );
        return new XDeclaration("1.0", "utf-8", null) + "\n" + head;
    }

    public static XElement Entry(string id, string title, Instant updated, string url) =>
        new(
            Atom + "entry",
            new XElement(Atom + "id", id),
            new XElement(Atom + "title", Xml(title)),
            new XElement(Atom + "updated", updated.ToString()),
            Link("alternate", "text/html", url)
        );

    /// <summary>XML 1.0 has no way to write control characters.</summary>
    public static string Xml(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
