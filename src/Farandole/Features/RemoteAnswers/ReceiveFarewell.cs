using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>Whatever somebody on another server answered is withdrawn, and forgotten whose it was.</summary>
internal sealed class ForgetAnswersOf(Writer writer, IEnumerable<IOwnPart> parts, IClock clock)
{
    public Task These(IReadOnlyCollection<string> actors, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var theirs = await db.Set<RemoteAnswerRow>()
                    .Where(a => actors.Contains(a.Actor))
                    .OrderBy(a => a.ParticipationId)
                    .Select(a => a.ParticipationId)
                    .ToListAsync(token);
                foreach (var id in theirs)
                {
                    if (await db.ChangingOf(id, clock.GetCurrentInstant(), token) is { } changing)
                        await changing.Forget(parts, token);
                }
            },
            ct
        );
}

/// <summary>Somebody on another server is no more (AP §6.4).</summary>
internal sealed class ReceiveFarewell(ForgetAnswersOf forget) : IReceive
{
    public bool Takes(RemoteActivity activity) => activity.IsFarewell;

    public Task Take(RemoteActivity activity, CancellationToken ct) => forget.These([activity.Actor!], ct);
}

/// <summary>A server was closed: nobody from there comes.</summary>
internal sealed class ForgetAnswersFromThere(Db db, ForgetAnswersOf forget) : IJob<ServerClosed>
{
    public async Task RunAsync(ServerClosed errand, CancellationToken ct)
    {
        var there = await AtServer.Among(db, db.Set<RemoteAnswerRow>().Select(a => a.Actor), errand, ct);
        await forget.These(there, ct);
    }
}
