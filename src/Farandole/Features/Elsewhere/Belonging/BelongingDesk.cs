using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>Profiles of whoever asks become members of groups of other sites, answer their invitations, and leave.</summary>
internal sealed class BelongingDesk(
    Writer writer,
    AddressHash hashes,
    ToGroups groups,
    RemoteActors actors,
    Instance instance,
    Reader reader
)
{
    public static readonly Reason NoFace = new("belonging.no-face");
    public static readonly Reason TooMany = new("belonging.too-many");

    /// <summary>A no is theirs to take back: nobody is asked again as long as it is remembered.</summary>
    public static readonly Reason Refused = new("belonging.refused");

    /// <summary>It takes nobody who asks from here, or no more.</summary>
    public static readonly Reason Closed = new("belonging.closed");

    /// <summary>Whether somebody may ask to belong to it; a group that does not say how may never answer.</summary>
    public static bool IsOpen(RemoteActorRow group) =>
        group.IsGroup && group.Openness is not OpennessElsewhere.InviteOnly;

    /// <summary>One for each profile and group: who has asked already asks nothing anew.</summary>
    /// <returns>Why nothing came of it; null when they were asked, now or before.</returns>
    public async Task<Reason?> Ask(string group, AccountId mine, FaceInput by, string? message, CancellationToken ct)
    {
        if (await AsItIsNow(group, ct) is not { } to || !IsOpen(to))
            return Closed;
        var language = reader.Language;
        var whyNot = await writer.Write(
            async (db, token) =>
            {
                if (await by.Act(db, mine, hashes, language, groups.Today, token) is not { } face)
                    return NoFace;
                // A profile that is new in this transaction is read below.
                await db.SaveChangesAsync(token);
                var profile = await db.Set<Profile>().FirstAsync(p => p.Id == face, token);
                return await Begin(db, instance.ActorOf(profile).Address, face, to, message, token);
            },
            ct
        );
        groups.Ring();
        return whyNot;
    }

    /// <returns>The group; null when no profile of theirs belongs to it or wants to.</returns>
    public Task<string?> Leave(Guid which, AccountId mine, CancellationToken ct) =>
        Change(which, mine, (db, row, token) => groups.Leave(db, row, token), ct);

    /// <returns>The group; null when no profile of theirs was invited.</returns>
    public Task<string?> Answer(Guid which, AccountId mine, bool isYes, CancellationToken ct) =>
        Change(
            which,
            mine,
            (db, row, token) =>
                row.State == BelongingElsewhere.Invited ? groups.Answer(db, row, isYes, token) : Task.CompletedTask,
            ct
        );

    private async Task<string?> Change(
        Guid which,
        AccountId mine,
        Func<Db, RemoteMembershipRow, CancellationToken, Task> how,
        CancellationToken ct
    )
    {
        var found = await writer.Write(
            async (db, token) =>
            {
                var row = await db.BelongingOf(mine).AsTracking().FirstOrDefaultAsync(m => m.Id == which, token);
                if (row is not null)
                    await how(db, row, token);
                return row?.Actor;
            },
            ct
        );
        groups.Ring();
        return found;
    }

    private async Task<Reason?> Begin(
        Db db,
        string joiner,
        ProfileId face,
        RemoteActorRow to,
        string? message,
        CancellationToken ct
    )
    {
        var (all, address) = (db.Set<RemoteMembershipRow>().Where(m => m.ProfileId == face), to.Address);
        var row = await all.AsTracking().FirstOrDefaultAsync(m => m.Actor == address, ct);
        if (row is { State: BelongingElsewhere.Invited })
        {
            await groups.Answer(db, row, isYes: true, ct);
            return null;
        }
        if (row is { Lasts: true })
            return null;
        if (row is { Listens: true })
            return Refused;
        if (row is null && await all.CountAsync(ct) >= RemoteMembershipRow.Most)
            return TooMany;
        if (row is null)
            db.Add(row = RemoteMembershipRow.Of(face, joiner, address, groups.Today));
        groups.Ask(db, row, to, to.Openness == OpennessElsewhere.Open ? null : message);
        return null;
    }

    /// <summary>Null when it is no more; as it was known, when its server is away.</summary>
    private async Task<RemoteActorRow?> AsItIsNow(string group, CancellationToken ct)
    {
        if (await actors.KnownAsync(group, ct) is not { } known)
            return null;
        try
        {
            return await actors.AskAsync(group, ct);
        }
        catch (IOException)
        {
            return known;
        }
    }
}
