using Farandole.Domain.DatePolls;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>A month after the event nobody knows any more who would have come when.</summary>
internal sealed class EraseVotes(Writer writer) : IErase
{
    private static readonly Duration Person = Duration.FromDays(30);

    public Task RunAsync(Instant now, CancellationToken ct)
    {
        var endedBefore = now - Person;
        return writer.Write(
            async (db, token) =>
            {
                var voters = db.Set<PollVoter>()
                    .Where(v => db.AllEvents.Any(e => e.Id == v.EventId && e.EndsAt < endedBefore));
                await db.Set<PollVote>().Where(v => voters.Any(w => w.Id == v.VoterId)).ExecuteDeleteAsync(token);
                await voters.ExecuteDeleteAsync(token);
            },
            ct
        );
    }
}
