using Microsoft.AspNetCore.Components;

namespace Farandole.Features.Shared.Letters;

/// <summary>Line ends in the text form of a letter, which Razor would otherwise take for layout.</summary>
internal static class LetterText
{
    public const string NewLine = "\n";

    public static readonly MarkupString Break = new(NewLine);
}

/// <summary>Styles of letters, the one place where they stand inline: mail programs drop anything else.</summary>
internal static class LetterStyle
{
    public const string Font = "font-family:Verdana,Geneva,'DejaVu Sans',sans-serif";

    public const string Sheet =
        ":root{color-scheme:light dark}.said a{color:#0a5140}@media (prefers-color-scheme:dark){.bg{background:#0e1614!important}.card{background:#17211d!important}"
        + ".card td,.card h1,.card p,.card li,.card strong{color:#edf4f0!important}.soft,.card .soft,.soft a{color:#b5c6bd!important}"
        + ".lnk,.said a{color:#8fe4c8!important}.out td{background:transparent!important;border-color:#84988e!important}.out a{color:#edf4f0!important}}"
        + "@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}}";
}
