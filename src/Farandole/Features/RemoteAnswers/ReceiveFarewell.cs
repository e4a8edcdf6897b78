using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>Somebody on another server is no more (AP §6.4): whatever they answered is withdrawn, and forgotten whose it was.</summary>
internal sealed class ReceiveFarewell(Writer writer, IEnumerable<IOwnPart> parts, IClock clock) : IReceive
{
    public bool Takes(RemoteActivity activity) => activity.IsFarewell;

    public Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var actor = activity.Actor!;
        return writer.Write(
            async (db, token) =>
            {
                var theirs = await db.Set<RemoteAnswerRow>()
                    .Where(a => a.Actor == actor)
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
}
