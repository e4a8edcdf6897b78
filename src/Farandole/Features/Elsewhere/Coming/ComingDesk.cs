using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Coming;

/// <summary>Begins and ends that profiles of whoever asks come to events of other sites.</summary>
internal sealed class ComingDesk(
    Writer writer,
    AddressHash hashes,
    Joins joins,
    Later later,
    Instance instance,
    Reader reader,
    IClock clock
)
{
    public static readonly Reason NoFace = new("coming-elsewhere.no-face");
    public static readonly Reason TooMany = new("coming-elsewhere.too-many");

    /// <summary>A no is theirs to take back: nobody is asked again.</summary>
    public static readonly Reason Refused = new("coming-elsewhere.refused");

    /// <summary>It takes no answers from here, or no more.</summary>
    public static readonly Reason Closed = new("coming-elsewhere.closed");

    /// <summary>Whether somebody may come to it as a profile of ours.</summary>
    public static bool IsOpen(RemoteEventRow to, Instant now) =>
        to.Joining is JoiningElsewhere.Free or JoiningElsewhere.Restricted or JoiningElsewhere.ByAccept
        && to.Status is not (EventStatus.Cancelled or EventStatus.Postponed)
        && to.EndsAt > now;

    /// <summary>One for each profile and event: who has asked already asks nothing anew.</summary>
    /// <returns>Why nothing came of it; null when they were asked, now or before.</returns>
    public async Task<Reason?> Come(Guid to, AccountId mine, FaceInput by, string? message, CancellationToken ct)
    {
        var (language, now) = (reader.Language, clock.GetCurrentInstant());
        var whyNot = await writer.Write(
            async (db, token) =>
            {
                var wanted = await db.Set<RemoteEventRow>().Where(e => e.Id == to).Seen(db, token);
                if (wanted is not [var seen] || !IsOpen(seen.Event, now))
                    return Closed;
                if (await by.Act(db, mine, hashes, language, now.InUtc().Date, token) is not { } face)
                    return NoFace;
                // A profile that is new in this transaction is read below.
                await db.SaveChangesAsync(token);
                var profile = await db.Set<Profile>().FirstAsync(p => p.Id == face, token);
                return await Begin(db, instance.ActorOf(profile).Address, face, seen, message, token);
            },
            ct
        );
        joins.Ring();
        return whyNot;
    }

    /// <returns>Whether there is such a participation of a profile of theirs.</returns>
    public async Task<bool> Withdraw(Guid which, AccountId mine, CancellationToken ct)
    {
        var isFound = await writer.Write(
            async (db, token) =>
            {
                var row = await db.ComingOf(mine).AsTracking().FirstOrDefaultAsync(p => p.Id == which, token);
                if (row is null)
                    return false;
                await joins.Leave(db, row, token);
                if (row.Holds)
                    row.State = row.Told = ComingElsewhere.Withdrawn;
                return true;
            },
            ct
        );
        joins.Ring();
        return isFound;
    }

    private async Task<Reason?> Begin(
        Db db,
        string joiner,
        ProfileId face,
        ElsewhereSeen to,
        string? message,
        CancellationToken ct
    )
    {
        var (told, address) = (to.Event, to.Event.Address);
        var all = db.Set<RemoteParticipationRow>().Where(p => p.ProfileId == face);
        var row = await all.AsTracking().FirstOrDefaultAsync(p => p.Event == address, ct);
        if (row is { State: ComingElsewhere.Refused })
            return Refused;
        if (row is { Holds: true })
            return null;
        if (row is null && await all.CountAsync(ct) >= RemoteParticipationRow.Most)
            return TooMany;
        var today = clock.GetCurrentInstant().InUtc().Date;
        if (row is null)
            db.Add(row = New(joiner, face, told, today));
        row.JoinId = Joins.NewId(joiner);
        (row.EventId, row.Actor, row.Since) = (told.Id, to.By.Address, today);
        row.State = row.Told = told.Joining == JoiningElsewhere.ByAccept ? ComingElsewhere.Said : ComingElsewhere.Asked;
        row.Know(told);
        joins.Ask(db, row, to.By.Inbox, told.Joining == JoiningElsewhere.Restricted ? message : null);
        await later.LookAgain(db, told.Id, clock.GetCurrentInstant(), ct);
        return null;
    }

    private static RemoteParticipationRow New(string joiner, ProfileId face, RemoteEventRow to, LocalDate today) =>
        new()
        {
            ProfileId = face,
            Joiner = joiner,
            EventId = to.Id,
            Event = to.Address,
            Actor = to.Actor,
            Title = to.Title,
            Day = to.Day,
            EndsAt = to.EndsAt,
            JoinId = Joins.NewId(joiner),
            ToldAs = RemoteParticipationRow.DigestOf(to),
            Since = today,
        };
}
