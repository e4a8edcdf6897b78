using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Federation;

namespace Farandole.Features.RemoteAnswers;

/// <summary>
/// Somebody on another server wants to come: a Join (FEP-8a8e, Mobilizon), or an Accept of the event itself (Friendica,
/// gathio). Of what servers are not told they are told nothing here either.
/// </summary>
internal sealed class ReceiveAnswer(
    EventForServers events,
    RemoteActors actors,
    TakeRemoteAnswer take,
    Deliveries deliveries,
    Instance instance
) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type is "Join" or "Accept" or "TentativeAccept" && instance.EventAt(activity.ObjectId) is not null;

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var to = instance.EventAt(activity.ObjectId)!.Value;
        if (await events.Of(to, ct) is not { } told || await actors.FindAsync(activity.Actor!, ct) is not { } who)
            return;
        var isJoin = activity.Type == "Join";
        if (told.Document.JoinMode == "external" || who.Kind != "Person")
        {
            if (isJoin)
                await Reply(told, who, Activity.Ignore(NewId(told), told.By.Address, activity), ct);
            return;
        }
        var said = new RemoteAnswer(
            isJoin ? AnsweredBy.Join : AnsweredBy.Accept,
            activity.Id is { Length: <= 2000 } id ? id : null,
            activity.Type == "TentativeAccept" ? Answer.Maybe : Answer.Coming,
            1,
            told.Document.InLanguage ?? "fr"
        )
        {
            Message = activity.ParticipationMessage,
        };
        if (await take.Take(to, who, said, ct) is not null && isJoin)
            await Reply(told, who, Activity.Reject(NewId(told), told.By.Address, activity), ct);
    }

    private static string NewId(ToldEvent told) => $"{told.By.Address}/answers/{Guid.NewGuid()}";

    private Task Reply(ToldEvent told, RemoteActorRow who, Activity answer, CancellationToken ct) =>
        deliveries.Send(told.By, answer with { To = [who.Address] }, [who.Inbox], ct);
}
