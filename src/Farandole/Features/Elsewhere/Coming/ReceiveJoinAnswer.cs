using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Coming;

/// <summary>
/// Whoever organizes something elsewhere says yes, no, perhaps or nothing to a Join of ours (FEP-8a8e, Mobilizon), by its id or
/// with the whole of it inside. It is believed of whoever announces the event and of nobody else, save those on the same server
/// who speak for the group that announces it.
/// </summary>
internal sealed class ReceiveJoinAnswer(Writer writer, Later later, Instance instance, IClock clock) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        StateOf(activity.Type) is not null
        && activity.ObjectType is null or "Join"
        && activity.Document.Part("object") is { } join
        && IsFromHere(join.Id ?? join.IdOf("actor"));

    public Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var (join, state) = (activity.Document.Part("object"), StateOf(activity.Type)!.Value);
        return writer.Write(
            async (db, token) =>
            {
                if (await Find(db, join, token) is not { } row || row.State == state || IsEnded(row))
                    return;
                if (!await Speaks(db, activity, row, token))
                    return;
                row.State = state;
                await later.TellComing(db, row, clock.GetCurrentInstant(), token);
            },
            ct
        );
    }

    /// <summary>What else they name is no Join of ours, and not looked for.</summary>
    private bool IsFromHere(string? address) =>
        address?.StartsWith(instance.Absolute("/"), StringComparison.Ordinal) == true;

    /// <summary>Nobody waits for an answer any more; a no may still become a yes.</summary>
    private static bool IsEnded(RemoteParticipationRow row) =>
        row.State is ComingElsewhere.Withdrawn or ComingElsewhere.Gone or ComingElsewhere.Cut;

    private static ComingElsewhere? StateOf(string? type) =>
        type switch
        {
            "Accept" => ComingElsewhere.Accepted,
            "TentativeAccept" => ComingElsewhere.Waiting,
            "Reject" or "TentativeReject" => ComingElsewhere.Refused,
            "Ignore" => ComingElsewhere.Ignored,
            _ => null,
        };

    /// <summary>By its id; where they call it nothing, by who joined what. A Join that was taken back is answered by nobody.</summary>
    private static async Task<RemoteParticipationRow?> Find(Db db, ActivityObject? join, CancellationToken ct)
    {
        var (id, by, to) = (join?.Id, join?.IdOf("actor"), join?.IdOf("object"));
        var all = db.Set<RemoteParticipationRow>().AsTracking();
        return id is not null
            ? await all.FirstOrDefaultAsync(p => p.JoinId == id, ct)
            : (await all.Where(p => p.Joiner == by).ToListAsync(ct)).Find(p => p.Event == to);
    }

    /// <summary>
    /// At Mobilizon a moderator answers for the group, which is then <c>attributedTo</c>; who announces an event may have
    /// changed since it was asked.
    /// </summary>
    private static async Task<bool> Speaks(
        Db db,
        RemoteActivity activity,
        RemoteParticipationRow row,
        CancellationToken ct
    )
    {
        var (actor, address) = (activity.Actor!, row.Event);
        var announced = await db.Set<RemoteEventRow>()
            .Where(e => e.Address == address)
            .Select(e => e.Actor)
            .FirstOrDefaultAsync(ct);
        if (actor == row.Actor || actor == announced)
            return true;
        return activity.AttributedTo is { } group
            && (group == row.Actor || group == announced)
            && Origin.Same(actor, group)
            && await db.Set<RemoteActorRow>()
                .AnyAsync(a => a.Address == group && (a.Kind == "Group" || a.Kind == "Organization"), ct);
    }
}
