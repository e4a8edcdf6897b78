using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.Own;

/// <summary>
/// What a capability keeps of somebody who answered: shown on their personal link, written into their own calendar entry,
/// handed over with all that is known of them, and forgotten with it. The capability registers it.
/// </summary>
internal interface IOwnPart
{
    /// <summary>Null when it keeps nothing of them.</summary>
    Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct);

    /// <summary>Inside the transaction that erases the answer.</summary>
    Task Forget(ParticipationId mine, Db db, CancellationToken ct);
}

/// <summary>In the reader's words: a heading and what follows it, line by line.</summary>
/// <param name="Name">Of the file that holds it among all that is known of somebody.</param>
public sealed record OwnPart(string Name, string Heading, IReadOnlyList<string> Lines)
{
    /// <summary>Where its owner changes it.</summary>
    public string? Path { get; init; }

    public string? Link { get; init; }

    /// <summary>What one tap on their own page does.</summary>
    public IReadOnlyList<OwnAction> Actions { get; init; } = [];

    /// <summary>Whether it belongs beside the event in a calendar.</summary>
    public bool IsForCalendar { get; init; }

    /// <summary>All that is kept, for a file.</summary>
    public object? Data { get; init; }

    /// <summary>Whether there is more than its heading to show; what is kept for the file alone has none.</summary>
    public bool SaysSomething => Lines.Count > 0 || Actions.Count > 0 || Link is not null;
}

/// <summary>A button of a personal link's page, and the form that it sends to a door behind that link.</summary>
public sealed record OwnAction(string Label, string Door, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>Answers for oneself.</summary>
    public static OwnAction Answer(string label, string answer) =>
        new(label, "answer", [("answer", answer), ("party", "1")]);
}

internal static class OwnParts
{
    public static IServiceCollection AddOwnPart<T>(this IServiceCollection services)
        where T : class, IOwnPart => services.AddSingleton<IOwnPart, T>();

    public static async Task<IReadOnlyList<OwnPart>> Of(
        this IEnumerable<IOwnPart> parts,
        Participation mine,
        Db db,
        Words words,
        CancellationToken ct
    )
    {
        var found = new List<OwnPart>();
        foreach (var part in parts)
        {
            if (await part.Of(mine, db, words, ct) is { } own)
                found.Add(own);
        }
        return found;
    }

    /// <summary>What stands below the event's own text in a calendar; null when there is nothing.</summary>
    public static string? InCalendar(this IEnumerable<OwnPart> parts, Words words)
    {
        var texts = parts
            .Where(p => p.IsForCalendar && p.Lines.Count > 0)
            .Select(p => $"{p.Heading}{words["colon"]}\n{string.Join('\n', p.Lines.Select(l => $"- {l}"))}")
            .ToList();
        return texts.Count == 0 ? null : string.Join("\n\n", texts);
    }
}
