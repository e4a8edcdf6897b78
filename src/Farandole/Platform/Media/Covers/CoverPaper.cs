namespace Farandole.Platform.Media.Covers;

/// <summary>
/// One combination of papers: background, the shape at the back, three cut papers, and the ink of strings and figures.
/// </summary>
internal sealed record CoverPaper(string Background, string Hill, string A, string B, string C, string Ink)
{
    /// <summary>The order is part of the art: the dice choose by index.</summary>
    public static readonly CoverPaper[] All =
    [
        new("#FFD25A", "#FFB21F", "#E5482F", "#0E6350", "#FFF6DC", "#17322B"),
        new("#CFE6DA", "#9FCFB9", "#0E6350", "#F26B4E", "#FFD25A", "#12302A"),
        new("#F7C3CB", "#F09BA9", "#C92F3E", "#12514F", "#FFF1D6", "#3A1420"),
        new("#BFDDF0", "#8DC1E2", "#12507A", "#FFC83D", "#F4664A", "#0F2A41"),
        new("#FBE7C2", "#F4C98B", "#D8402B", "#1B6A86", "#F5AFC0", "#2E2118"),
        new("#0F5A49", "#0B4437", "#FFCB3D", "#F4795B", "#BFE6D3", "#F3FBF6"),
        new("#173A5E", "#102A46", "#F6B73C", "#EE7F8F", "#A9D5EC", "#F2F7FB"),
        new("#E9533A", "#CB3D26", "#FFD25A", "#0D4A3E", "#FFE9DF", "#31100A"),
    ];
}
