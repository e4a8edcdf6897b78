using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members.FromElsewhere;

/// <summary>
/// Somebody on another server wants to belong to a group (FEP-8a8e, Mobilizon): by the rule that the form obeys. A group that
/// nobody outside may know of answers as one that does not exist.
/// </summary>
internal sealed class ReceiveJoin(
    Db db,
    Writer writer,
    RemoteActors actors,
    TellRemoteMember tell,
    AddressHash hashes,
    Instance instance,
    IClock clock
) : IReceive
{
    private const int MostLetters = 2000;

    public bool Takes(RemoteActivity activity) => activity.Type == "Join" && instance.IsOfFace(activity.ObjectId);

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        if (
            await db.ActorAt(instance, activity.ObjectId, ct) is not { Group: { } id } asked
            || await actors.FindAsync(activity.Actor!, ct) is not { } who
        )
            return;
        var said = Said(activity);
        await writer.Write(
            async (inside, token) =>
            {
                await inside.TakeTurn(id, token);
                if (await inside.Set<Group>().FirstOrDefaultAsync(g => g.Id == id, token) is not { } wanted)
                    return;
                var before = await inside
                    .Set<RemoteMemberRow>()
                    .AsTracking()
                    .FirstOrDefaultAsync(m => m.GroupId == id && m.Actor == who.Address, token);
                var wish = new Wish(wanted, asked, who.Address, said, before);
                if (who.Kind != "Person")
                    Answer(inside, Activity.Ignore);
                else if (!await Decide(inside, wish, token))
                    Answer(inside, Activity.Reject);
            },
            ct
        );
        tell.Ring();

        void Answer(Db inside, Func<string, string, RemoteActivity, Activity> how) =>
            tell.Answer(inside, who, how(TellRemoteMember.NewAnswer(asked), asked.Address, activity), asked);
    }

    /// <returns>Whether it is kept, told already, or passed over; otherwise it is a no.</returns>
    private async Task<bool> Decide(Db inside, Wish wish, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        // Their server may have lost what it was told.
        if (wish.Before is { IsMember: true } member)
        {
            member.Say(wish.Said);
            await tell.Accept(inside, member, wish.Said, ct);
            return true;
        }
        var isBarred = await inside.IsBarred(wish.Actor, hashes.OfRemote(wish.Who), ct);
        // Whoever is kept away was asked in vain.
        var isAsked = wish.Before is { Standing: RemoteStanding.Invited } && !isBarred;
        if (
            JoiningRules.WhyNotCome(wish.Group, isIn: false) is not null
            || wish.Group.Joining == Joining.Invited && !isAsked
        )
        {
            if (wish.Before is { Standing: RemoteStanding.Asked } old)
                inside.Remove(old);
            return false;
        }
        // Where everybody hears no they heard it too; elsewhere they wait, for an answer that nobody gives.
        if (isBarred)
            return true;
        if (wish.Group.Joining == Joining.OnRequest && !isAsked)
            Wait(inside, wish, now);
        else
            await Enter(inside, wish, now, ct);
        return true;
    }

    /// <summary>However often they ask, it is one request.</summary>
    private static void Wait(Db inside, Wish wish, Instant now)
    {
        if (wish.Before is { } before)
            before.Say(wish.Said);
        else
            inside.Add(RemoteMemberRow.Ask(wish.Actor, wish.Who, wish.Said, now));
    }

    private async Task Enter(Db inside, Wish wish, Instant now, CancellationToken ct)
    {
        if (wish.Before is not { } row)
            inside.Add(row = RemoteMemberRow.Join(wish.Actor, wish.Who, wish.Said, now));
        else
            row.Say(wish.Said);
        await tell.Accept(inside, row, wish.Said, ct);
        inside.LetIn(row, now);
    }

    private static WantsToJoin Said(RemoteActivity activity) =>
        new(
            activity.Id is { Length: <= MostLetters } id && Origin.Same(id, activity.Actor) ? id : null,
            Cutting.To(PlainText.Lines(activity.ParticipationMessage), GroupRequest.MaxWords)
        );

    /// <summary>Somebody at the door.</summary>
    /// <param name="Group">Which they want to belong to.</param>
    /// <param name="Actor">The same, as it acts.</param>
    /// <param name="Who">Their address.</param>
    /// <param name="Said">What they said now.</param>
    /// <param name="Before">What they are to the group already.</param>
    private sealed record Wish(Group Group, LocalActor Actor, string Who, WantsToJoin Said, RemoteMemberRow? Before);
}
