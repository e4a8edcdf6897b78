using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Coming;

/// <summary>What somebody knows of an event elsewhere that they come to may not be how it is.</summary>
internal sealed record ComingToTell(Guid Participation);

internal static class TellComings
{
    /// <summary>Inside a transaction: one letter, of whatever happens before it leaves.</summary>
    public static Task TellComing(
        this Later later,
        Db inside,
        RemoteParticipationRow row,
        Instant now,
        CancellationToken ct
    ) => later.DoOnce(inside, $"coming-elsewhere:{row.Id}", new ComingToTell(row.Id), now, move: false, ct);

    /// <summary>Inside a transaction: something is new about an event; whoever comes is told, followed or not.</summary>
    public static async Task TellThoseWhoCome(
        this Later later,
        Db inside,
        Guid about,
        Instant now,
        CancellationToken ct
    )
    {
        var those = await inside
            .Set<RemoteParticipationRow>()
            .Where(p => p.EventId == about && RemoteParticipationRow.Holding.Contains(p.State))
            .OrderBy(p => p.Id)
            .ToListAsync(ct);
        foreach (var one in those)
            await later.TellComing(inside, one, now, ct);
    }
}

/// <summary>
/// Writes to somebody what became of their coming, or of the event: it looks at what is and at what they were told last, so that
/// no order of jobs and no repetition tells them anything else.
/// </summary>
internal sealed class TellComing(Db db, Writer writer, PostOffice office, Instance instance, IClock clock)
    : IJob<ComingToTell>
{
    private const string Kind = "elsewhere";

    public async Task RunAsync(ComingToTell errand, CancellationToken ct)
    {
        var id = errand.Participation;
        if (await db.Set<RemoteParticipationRow>().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } row)
            return;
        var about = row.EventId;
        var seen = (await db.Set<RemoteEventRow>().Where(e => e.Id == about).Seen(db, ct)).SingleOrDefault();
        if (await db.AccountOf(row.ProfileId, ct) is { } account && News(row, seen) is { } news)
            await Write(account, row, seen, news, ct);
        var state = row.State;
        await writer.Write(
            async (inside, token) =>
            {
                var kept = await inside
                    .Set<RemoteParticipationRow>()
                    .AsTracking()
                    .FirstOrDefaultAsync(p => p.Id == id, token);
                if (kept is null)
                    return;
                kept.Told = state;
                if (seen is not null)
                    kept.Know(seen.Event);
            },
            ct
        );
    }

    /// <summary>With which word the letter begins; null when they know.</summary>
    private string? News(RemoteParticipationRow row, ElsewhereSeen? seen)
    {
        if ((seen?.Event.EndsAt ?? row.EndsAt) < clock.GetCurrentInstant())
            return null;
        if (row.State != row.Told)
            return row.State is ComingElsewhere.Asked or ComingElsewhere.Said or ComingElsewhere.Withdrawn
                ? null
                : row.State.ToString().ToLowerInvariant();
        if (!row.Holds || seen is null || RemoteParticipationRow.DigestOf(seen.Event) == row.ToldAs)
            return null;
        return seen.Event.Status == EventStatus.Confirmed ? "changed" : "state";
    }

    private Task<bool> Write(
        Account account,
        RemoteParticipationRow row,
        ElsewhereSeen? seen,
        string news,
        CancellationToken ct
    )
    {
        var (words, word) = (Words.In(account.Language), $"coming-elsewhere.letter.{news}");
        var title = seen?.Headline(words) ?? row.Title;
        return office.Send(
            new Letter
            {
                To = EmailAddress.Parse(account.Email),
                Language = account.Language,
                Kind = Kind,
                Solicited = true,
                IsQuiet = false,
                Subject = words[$"{word}.subject", ("title", title)],
                Body = typeof(ComingLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(ComingLetter.Model)] = new ComingLetterModel(word, title)
                    {
                        Row = row,
                        Seen = seen,
                        Url = seen is null ? null : instance.Absolute(ComeElsewhere.PathOf(row.EventId)),
                    },
                },
                Calendar =
                    seen is not null && row.State == ComingElsewhere.Accepted
                        ? new(WriteCalendar.One(seen.Entry(words, instance)), "PUBLISH")
                        : null,
                Errand =
                    $"{row.JoinId}:{row.State}:{(seen is null ? "" : RemoteParticipationRow.DigestOf(seen.Event))}",
            },
            ct
        );
    }
}

/// <summary>What a letter says of an event elsewhere.</summary>
/// <param name="Word">With which its words begin.</param>
/// <param name="Title">Of the event, as a subject names it.</param>
public sealed record ComingLetterModel(string Word, string Title)
{
    internal RemoteParticipationRow Row { get; init; } = null!;

    /// <summary>Null when it is no more.</summary>
    internal ElsewhereSeen? Seen { get; init; }

    /// <summary>Where their answer is; null where there is nothing to do.</summary>
    internal string? Url { get; init; }
}
