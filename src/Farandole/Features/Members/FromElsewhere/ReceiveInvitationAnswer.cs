using Farandole.ActivityPub.Reading;
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
/// Whoever was invited from here says yes or no (AS2 vocabulary, "Invite"): the Invite, or the Member that Mobilizon makes of
/// it under the same id, whole or by that id alone. Only who was invited is believed.
/// </summary>
internal sealed class ReceiveInvitationAnswer(
    Writer writer,
    TellRemoteMember tell,
    InvitationDesk desk,
    AddressHash hashes,
    Instance instance,
    IClock clock
) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type is "Accept" or "Reject"
        && instance.IsOfFace(activity.ObjectId)
        && activity.ObjectId!.Contains("/invitations/", StringComparison.Ordinal);

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var (actor, invitation) = (activity.Actor!, activity.ObjectId);
        await writer.Write(
            async (db, token) =>
            {
                var row = await db.Set<RemoteMemberRow>()
                    .AsTracking()
                    .FirstOrDefaultAsync(m => m.Actor == actor && m.ActivityId == invitation, token);
                // Whoever is kept away was asked in vain.
                if (row is null || await db.IsBarred(row.By, hashes.OfRemote(actor), token))
                    return;
                if (activity.Type == "Reject")
                    db.LetGo(row, clock.GetCurrentInstant());
                else if (!row.IsMember)
                    await Enter(db, row, token);
            },
            ct
        );
        tell.Ring();
    }

    /// <summary>Too late they hear that nobody waits for them any more.</summary>
    private async Task Enter(Db db, RemoteMemberRow row, CancellationToken ct)
    {
        var id = row.GroupId;
        await db.TakeTurn(id, ct);
        var wanted = await db.Set<Group>().FirstOrDefaultAsync(g => g.Id == id, ct);
        if (wanted is not null && JoiningRules.WhyNotCome(wanted, isIn: false) is null && row.EndsOn >= desk.Today)
        {
            db.LetIn(row, clock.GetCurrentInstant());
            return;
        }
        await tell.Remove(db, row, ct);
        db.Remove(row);
    }
}
