using System.Xml.Linq;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Text;
using NodaTime;
using static Farandole.Features.Shared.AtomParts;

namespace Farandole.Features.Following;

/// <summary>What a profile follows as an Atom feed (RFC 4287).</summary>
internal sealed class FollowedAsAtom(Instance instance, Reader reader)
{
    public string Of(string path, string title, IReadOnlyList<Followed> said)
    {
        var updated = said.Count == 0 ? Instant.FromUnixTimeSeconds(0) : said[0].At;
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", reader.Language),
            new XElement(Atom + "title", Xml(title)),
            new XElement(Atom + "updated", updated.ToString())
        );
        return Feed(feed, instance.Absolute(path), instance.Name, said.Select(Entry));
    }

    private XElement Entry(Followed one)
    {
        var url = instance.Absolute(one.Path);
        var entry = AtomParts.Entry(url, one.Headline(reader.Words), one.At, url);
        entry.Add(new XElement(Atom + "author", new XElement(Atom + "name", Xml(one.Of ?? one.By.Name))));
        return entry;
    }
}
