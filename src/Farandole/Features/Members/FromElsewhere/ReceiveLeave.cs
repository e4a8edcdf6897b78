using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members.FromElsewhere;

/// <summary>
/// Somebody on another server belongs to a group no more, or thinks better of having asked: Leave (FEP-8a8e; Mobilizon, which
/// gives it no id), or Undo of the Join. Whoever is no more (AP §6.4) belongs to none.
/// </summary>
internal sealed class ReceiveLeave(Writer writer, Instance instance, IClock clock) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type switch
        {
            "Leave" => instance.IsOfFace(activity.ObjectId),
            "Undo" => activity.ObjectType is null or "Join",
            _ => activity.IsFarewell,
        };

    public Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var (actor, isAll) = (activity.Actor!, activity.IsFarewell);
        var about = activity.Type == "Undo" ? activity.Embedded?.IdOf("object") : activity.ObjectId;
        var named = activity is { Type: "Undo", Embedded: null } ? activity.ObjectId : null;
        return writer.Write(
            async (db, token) =>
            {
                var over = await db.Set<RemoteMemberRow>()
                    .AsTracking()
                    .Where(m =>
                        m.Actor == actor
                        && (isAll || about != null && m.Address == about || named != null && m.ActivityId == named)
                    )
                    .ToListAsync(token);
                over.ForEach(m => db.LetGo(m, clock.GetCurrentInstant()));
            },
            ct
        );
    }
}

/// <summary>A server was closed: nobody from there belongs to anything here, and nothing is said to them.</summary>
internal sealed class ForgetMembersFromThere(Db read, Writer writer, IClock clock) : IJob<ServerClosed>
{
    public async Task RunAsync(ServerClosed errand, CancellationToken ct)
    {
        var there = await AtServer.Among(read, read.Set<RemoteMemberRow>().Select(m => m.Actor), errand, ct);
        await writer.Write(
            async (db, token) =>
            {
                var over = await db.Set<RemoteMemberRow>()
                    .AsTracking()
                    .Where(m => there.Contains(m.Actor))
                    .ToListAsync(token);
                over.ForEach(m => db.LetGo(m, clock.GetCurrentInstant()));
            },
            ct
        );
    }
}
