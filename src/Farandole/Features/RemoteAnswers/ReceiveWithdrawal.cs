using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Federation;

namespace Farandole.Features.RemoteAnswers;

/// <summary>
/// Somebody on another server does not come after all: Leave (FEP-8a8e, Mobilizon), Reject of the event (Friendica, gathio),
/// or Undo of what they had said.
/// </summary>
internal sealed class ReceiveWithdrawal(WithdrawRemoteAnswer withdraw, Instance instance) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type switch
        {
            "Leave" or "Reject" => instance.EventAt(activity.ObjectId) is not null,
            "Undo" => activity.ObjectType is null or "Join" or "Accept" or "TentativeAccept",
            _ => false,
        };

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var about = activity.Type == "Undo" ? activity.Embedded?.IdOf("object") : activity.ObjectId;
        if (instance.EventAt(about) is { } from)
            await withdraw.From(from, activity.Actor!, null, ct);
        else if (activity is { Type: "Undo", Embedded: null, ObjectId: { } named })
            await withdraw.Named(named, activity.Actor!, ct);
    }
}
