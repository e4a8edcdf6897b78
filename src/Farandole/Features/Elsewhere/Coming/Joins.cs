using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere.Coming;

/// <summary>
/// What a profile says to whoever organizes an event elsewhere: Join and Leave (FEP-8a8e, Mobilizon), or Accept and its Undo
/// (Friendica, gathio). To nobody else: Mobilizon sends them to everybody who comes. Inside a transaction; whoever ends it rings.
/// </summary>
internal sealed class Joins(Deliveries deliveries)
{
    /// <summary>Each time under another id: an answer that comes late belongs to what it answers.</summary>
    public static string NewId(string joiner) => $"{joiner}/joins/{Guid.NewGuid()}";

    public void Ask(Db inside, RemoteParticipationRow row, string inbox, string? message) =>
        deliveries.Add(
            inside,
            By(row),
            row.State == ComingElsewhere.Said
                ? Coming(row)
                : Activity.Join(row.JoinId, row.Joiner, row.Event, message) with
                {
                    To = [row.Actor],
                },
            [inbox]
        );

    /// <summary>Comes no more. Who is not counted on is not told so.</summary>
    public async Task Leave(Db inside, RemoteParticipationRow row, CancellationToken ct)
    {
        if (!row.Holds)
            return;
        var end = $"{row.JoinId}/end";
        var leave =
            row.State == ComingElsewhere.Said
                ? Activity.Undo(end, row.Joiner, Coming(row))
                : Activity.Leave(end, row.Joiner, row.Event);
        deliveries.Add(inside, By(row), leave with { To = [row.Actor] }, await InboxOf(inside, row, ct));
    }

    public void Ring() => deliveries.Ring();

    private static Activity Coming(RemoteParticipationRow row) =>
        Activity.Coming(row.JoinId, row.Joiner, row.Event) with
        {
            To = [row.Actor],
        };

    private static LocalActor By(RemoteParticipationRow row) => LocalActors.ActorOnceAt(row.Joiner, row.ProfileId);

    private static Task<List<string>> InboxOf(Db inside, RemoteParticipationRow row, CancellationToken ct)
    {
        var actor = row.Actor;
        return inside.Set<RemoteActorRow>().Where(a => a.Address == actor).Select(a => a.Inbox).ToListAsync(ct);
    }
}
