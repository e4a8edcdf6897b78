using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>The organizers' desk of questions: what waits for a look, what waits for an answer, what has one.</summary>
internal static class TeamQuestions
{
    private const int PageSize = 20;

    /// <summary>Those without an answer are all there, the most wondered about first: they are few, or the desk is needed all the more.</summary>
    private const int MostOpen = 300;

    public static async Task<TeamModel> TeamOf(
        this Db db,
        BackstageModel backstage,
        string? after,
        CancellationToken ct
    )
    {
        var all = db.AllQuestions.Where(q => q.EventId == backstage.Seen.Id && q.MergedInto == null);
        var open = await all.Where(q => q.AnsweredAt == null)
            .OrderByDescending(q => q.Also)
            .ThenBy(q => q.AskedAt)
            .Take(MostOpen)
            .ToListAsync(ct);
        var before =
            long.TryParse(after, out var ms) && ms is > 0 and < 1L << 45
                ? Instant.FromUnixTimeMilliseconds(ms)
                : Instant.FromUnixTimeMilliseconds(1L << 45);
        var answered = await all.Where(q => q.AnsweredAt != null && q.AskedAt < before)
            .OrderByDescending(q => q.AskedAt)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return new TeamModel
        {
            Backstage = backstage,
            Policy = await db.PolicyOf(backstage.Seen.Id, ct),
            New = [.. open.Where(q => q.SeenAt is null)],
            Waiting = [.. open.Where(q => q.SeenAt is not null)],
            Answered = [.. answered.Take(PageSize)],
            Next = answered.Count > PageSize ? answered[PageSize - 1].AskedAt.ToUnixTimeMilliseconds() : null,
        };
    }
}

/// <summary>The page of the team.</summary>
public sealed record TeamModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal QuestionPolicy Policy { get; init; }

    /// <summary>Nobody of the team has dealt with them.</summary>
    internal IReadOnlyList<Question> New { get; init; } = [];

    internal IReadOnlyList<Question> Waiting { get; init; } = [];

    internal IReadOnlyList<Question> Answered { get; init; } = [];

    internal long? Next { get; init; }

    /// <summary>An answer that came back, with what was typed.</summary>
    internal WrongAnswer? Wrong { get; init; }

    internal IEnumerable<Question> All => New.Concat(Waiting).Concat(Answered);
}

internal sealed record WrongAnswer(QuestionId Question, string? Text, string Error);
