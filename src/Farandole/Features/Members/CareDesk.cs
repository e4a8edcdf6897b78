using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>What those in charge of the members do when something goes wrong: they note it, give a pause, or ban.</summary>
internal sealed class CareDesk(Writer writer, IClock clock)
{
    public Task<Reason?> Note(Space space, MemberId member, string words, CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        return writer.Write(
            async (db, token) =>
            {
                if (await Find(db, space, member, token) is null)
                    return MemberRules.NoRight;
                if (await db.Set<MemberNote>().CountAsync(n => n.MemberId == member, token) >= MemberNote.Most)
                    return MemberNote.TooMany;
                db.Add(MemberNote.On(member, space.Mine.Member, words, today));
                return (Reason?)null;
            },
            ct
        );
    }

    /// <returns>Whether there was such a note.</returns>
    public Task<bool> Forget(Space space, MemberId member, MemberNoteId note, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
                await Find(db, space, member, token) is not null
                && await db.Set<MemberNote>().Where(n => n.MemberId == member && n.Id == note).ExecuteDeleteAsync(token)
                    > 0,
            ct
        );

    /// <returns>Why not; null when they have a pause from now on.</returns>
    public Task<Reason?> Pause(Space space, MemberId member, LocalDate until, string why, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return Decide(
            space,
            member,
            (db, one, token) =>
            {
                one.Pause(until, why, now);
                db.Add(space.Note("paused", null, now));
                return Task.CompletedTask;
            },
            ct
        );
    }

    public Task<Reason?> EndPause(Space space, MemberId member, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return Decide(
            space,
            member,
            (db, one, token) =>
            {
                if (one.PausedUntil is not null)
                    db.Add(space.Note("unpaused", null, now));
                one.EndPause();
                return Task.CompletedTask;
            },
            ct
        );
    }

    /// <summary>Sends somebody away, and keeps them away: under another face they would only wait in vain.</summary>
    public Task<Reason?> Ban(Space space, MemberId member, string? word, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                if (await Find(db, space, member, token) is not { } one)
                    return MemberRules.NoRight;
                var profile = one.ProfileId;
                var face = await db.Set<Profile>().FirstAsync(p => p.Id == profile, token);
                var wanted = new Wanted(await db.Whose(face, token), Distance.Block, word);
                return await db.Ban(space, wanted, now, token);
            },
            ct
        );
    }

    private Task<Reason?> Decide(
        Space space,
        MemberId member,
        Func<Db, Member, CancellationToken, Task> decide,
        CancellationToken ct
    ) =>
        writer.Write(
            async (db, token) =>
            {
                await db.TakeTurn(space.Group.Id, token);
                if (await Find(db, space, member, token) is not { } one)
                    return MemberRules.NoRight;
                if (await db.WhyNotPause(space, one, clock.GetCurrentInstant().InUtc().Date, token) is { } reason)
                    return reason;
                await decide(db, one, token);
                return (Reason?)null;
            },
            ct
        );

    private static Task<Member?> Find(Db db, Space space, MemberId member, CancellationToken ct)
    {
        var group = space.Group.Id;
        return db.Set<Member>().AsTracking().FirstOrDefaultAsync(m => m.GroupId == group && m.Id == member, ct);
    }
}
