using System.Text;
using System.Text.RegularExpressions;
using Farandole.Domain.Kernel;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;

namespace Farandole.Tests.Profiles;

/// <summary>Everything that others get of what somebody did: pages, files, feeds, headers and letters, as bytes.</summary>
internal sealed partial class Emissions(App app)
{
    private static readonly string[] Outside =
    [
        "",
        ".json",
        ".ics",
        ".atom",
        "/questions",
        "/talk-now",
        "/needs",
        "/poster",
        "/qr.svg",
    ];

    private static readonly string[] Backstage =
    [
        "/manage",
        "/participants.csv",
        "/log",
        "/guests",
        "/guests.csv",
        "/requests",
        "/questions",
        "/talk",
        "/attendance",
        "/intrusion.csv",
        "/intrusion.json",
    ];

    private readonly StringBuilder seen = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What whoever has the event's link gets, in each form.</summary>
    public async Task Event(EventId id)
    {
        foreach (var path in Outside)
            await Read(app.Visitor(), $"/events/{id}{path}");
        await Read(app.Visitor(), $"/events/{id}", "application/activity+json");
        foreach (var path in new[] { $"/api/v1/events/{id}", $"/api/v1/events/{id}/questions", $"/embed/events/{id}" })
            await Read(app.Visitor(), path);
    }

    /// <summary>What its organizers get besides.</summary>
    public async Task Behind(HttpClient organizer, EventId id)
    {
        foreach (var path in Backstage)
            await Read(organizer, $"/events/{id}{path}");
        await Read(organizer, $"/api/v1/events/{id}/participations");
    }

    public async Task Pages(params string[] paths)
    {
        foreach (var path in paths)
            await Read(app.Visitor(), path);
    }

    /// <summary>A letter, its headers included.</summary>
    public void Letters(string reader, string about)
    {
        foreach (var letter in app.LettersTo(reader).Where(l => l.ToString().Contains(about, StringComparison.Ordinal)))
            seen.AppendLine(letter.ToString());
    }

    /// <summary>
    /// What could tell one from another: words with figures in them that are long enough to be no chance (ids, codes, tags,
    /// names of files), and moments to the second.
    /// </summary>
    public HashSet<string> Tokens() =>
        [
            .. Words()
                .Matches(seen.ToString())
                .Select(m => m.Value)
                .Where(w => w.Any(char.IsAsciiDigit) && (w.Any(char.IsAsciiLetter) || w.Length >= 8)),
            .. Moments().Matches(seen.ToString()).Select(m => m.Value),
        ];

    public bool Says(string word) => seen.ToString().Contains(word, StringComparison.Ordinal);

    private async Task Read(HttpClient who, string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        using var answer = await who.SendAsync(request, Ct);
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name != "Date")
                seen.Append(name).Append(": ").AppendJoin(", ", values).AppendLine();
        }
        // The line that draws a code is cut into pieces like words, and two codes share some by chance.
        seen.AppendLine(Drawn().Replace(await answer.Text(), ""));
    }

    [GeneratedRegex(" d=\"[^\"]*\"")]
    private static partial Regex Drawn();

    [GeneratedRegex("[A-Za-z0-9_-]{6,}")]
    private static partial Regex Words();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|\d{8}T\d{6}")]
    private static partial Regex Moments();
}
