using Farandole.Platform.Text;

namespace Farandole.Features.Needs;

/// <summary>Who does something, in one line, for those who organize.</summary>
internal static class NeedNames
{
    public static string Of(Words words, ClaimAsSeen claim)
    {
        var name = claim.Name ?? words["needs.unnamed"];
        var said =
            claim.Offers ? words["needs.offers", ("name", name)]
            : claim.Quantity > 1 ? words["needs.several", ("name", name), ("n", claim.Quantity)]
            : name;
        return claim.Note is { } note ? $"{said} ({note})" : said;
    }
}
