using System.Globalization;
using System.Text.RegularExpressions;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Posts;

/// <summary>A post among others: its title, how it begins, and how long it takes to read.</summary>
internal sealed partial record PostLine(
    string Url,
    string Title,
    string Language,
    Instant At,
    string First,
    int Minutes
)
{
    private const int Shown = 180;

    /// <summary>As many as somebody reads in a minute who takes their time.</summary>
    private const int WordsInAMinute = 200;

    /// <summary>Of whom it is; null where it is among their own.</summary>
    public string? By { get; init; }

    /// <summary>Said where both kinds stand side by side.</summary>
    public bool IsForMembers { get; private init; }

    public static PostLine Of(string handle, Post post)
    {
        var plain = Gaps().Replace(PlainOfHtml.Of(post.Html) ?? "", " ");
        var words = plain.Count(c => c == ' ') + 1;
        return new(
            PathOf(handle, post.Id),
            post.Title,
            post.Language,
            post.PublishedAt ?? post.PlannedFor ?? post.WrittenAt,
            Beginning(plain),
            (words + WordsInAMinute - 1) / WordsInAMinute
        )
        {
            IsForMembers = post.Readers == PostReaders.Members,
        };
    }

    public static string ListOf(string handle) => $"{Handles.PageOf(handle)}/posts";

    public static string FeedOf(string handle) => $"{Handles.PageOf(handle)}/posts.atom";

    public static string PathOf(string handle, PostId post) => $"{ListOf(handle)}/{post}";

    /// <summary>Whole words, as people count characters: no letter is cut from its accent.</summary>
    private static string Beginning(string plain)
    {
        var text = new StringInfo(plain);
        if (text.LengthInTextElements <= Shown)
            return plain;
        var cut = text.SubstringByTextElements(0, Shown);
        var end = cut.LastIndexOf(' ');
        return (end > Shown / 2 ? cut[..end] : cut).TrimEnd(' ', ',', ';', ':', '.') + "…";
    }

    // What keeps a sign beside its word stays.
    [GeneratedRegex("[ \n\t]+")]
    private static partial Regex Gaps();
}
