using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>
/// Tells somebody elsewhere how it is with them and a group of ours: them alone, in the name of the group. Who of it decided
/// stays inside. Each is said in a transaction; whoever ends it rings.
/// </summary>
internal sealed class TellRemoteMember(Deliveries deliveries, AddressHash hashes)
{
    /// <summary>Yes to the Join that they sent last, whole: of what a member said nothing is kept.</summary>
    public Task Accept(Db inside, RemoteMemberRow row, WantsToJoin said, CancellationToken ct) =>
        Send(inside, row, Activity.Accept(NewAnswer(row.By), row.Address, JoinOf(row, said)), ct);

    /// <summary>No to it.</summary>
    public Task Reject(Db inside, RemoteMemberRow row, CancellationToken ct) =>
        Send(inside, row, Activity.Reject(NewAnswer(row.By), row.Address, JoinOf(row, row.Said)), ct);

    /// <summary>What becomes of a Join of which nothing is kept.</summary>
    public void Answer(Db inside, RemoteActorRow who, Activity answer, LocalActor by) =>
        deliveries.Add(inside, by, answer with { To = [who.Address] }, [who.Inbox]);

    public Task Invite(Db inside, RemoteMemberRow row, CancellationToken ct) =>
        Send(
            inside,
            row,
            Activity.Invite(row.ActivityId!, row.Address, row.Address, row.Actor) with
            {
                AttributedTo = row.Address,
            },
            ct
        );

    /// <summary>
    /// They belong no more, or are no longer invited: by the Join or the Invite that made it, and where theirs had no name, by
    /// who they are.
    /// </summary>
    public Task Remove(Db inside, RemoteMemberRow row, CancellationToken ct) =>
        Send(
            inside,
            row,
            Activity.Remove(
                $"{row.Address}/removals/{Guid.NewGuid()}",
                row.Address,
                row.ActivityId ?? row.Actor,
                row.Address
            ) with
            {
                AttributedTo = row.Address,
            },
            ct
        );

    /// <summary>Nobody answered in time: a no to who asked, and no longer a question to who was asked.</summary>
    public Task Lapse(Db inside, RemoteMemberRow row, CancellationToken ct) =>
        row.Standing == RemoteStanding.Asked ? Reject(inside, row, ct) : Remove(inside, row, ct);

    public void Ring() => deliveries.Ring();

    public static string NewAnswer(LocalActor by) => $"{by.Address}/answers/{Guid.NewGuid()}";

    private static RemoteActivity JoinOf(RemoteMemberRow row, WantsToJoin said) =>
        KeptJoin.Of(said.Id, row.Actor, row.Address, said.Words);

    private async Task Send(Db inside, RemoteMemberRow row, Activity what, CancellationToken ct)
    {
        var actor = row.Actor;
        // Whoever is kept away is told nothing, and whoever invited them is told what everybody is told.
        if (await inside.IsBarred(row.By, hashes.OfRemote(actor), ct))
            return;
        var inbox = await inside
            .Set<RemoteActorRow>()
            .Where(a => a.Address == actor)
            .Select(a => a.Inbox)
            .ToListAsync(ct);
        deliveries.Add(inside, row.By, what with { To = [actor] }, inbox);
    }
}
