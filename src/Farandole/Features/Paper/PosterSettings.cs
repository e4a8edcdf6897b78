namespace Farandole.Features.Paper;

public enum PaperSize
{
    A4,
    A5,

    /// <summary>Four flyers on one A4, to be cut once each way.</summary>
    A6,
}

/// <summary>What is printed and how; all of it stands in the address, so a poster can be shared and works without script.</summary>
public sealed record PosterSettings(PaperSize Size, bool Black, bool Tabs, bool Code)
{
    public static readonly PosterSettings Usual = new(PaperSize.A4, Black: false, Tabs: true, Code: true);

    /// <summary>Tabs to tear off need the height of an A4.</summary>
    public bool HasTabs => Tabs && Size == PaperSize.A4;

    public static PosterSettings From(IQueryCollection query) =>
        // A box that is not ticked is not sent: only the size tells that the form was.
        Enum.TryParse<PaperSize>(query["size"], ignoreCase: true, out var size) && Enum.IsDefined(size)
            ? new(size, query["ink"] == "black", query.ContainsKey("tabs"), query.ContainsKey("qr"))
            : Usual;
}
