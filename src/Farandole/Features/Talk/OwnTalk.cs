using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Talk;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Talk;

/// <summary>What somebody who answered said in the talk. That they are silenced is not told, and goes with the rest.</summary>
internal sealed class OwnTalk(IClock clock) : IOwnPart
{
    public async Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct)
    {
        var said = await db.AllMessages.Where(m => m.Author == mine.Id).OrderBy(m => m.At).ToListAsync(ct);
        return said.Count == 0
            ? null
            : new OwnPart("talk", words["talk.own"], [words.Plural("talk.own.count", said.Count)])
            {
                Path = $"/events/{mine.EventId}#talk",
                Link = words["talk.see"],
                Data = said.ConvertAll(m => new OwnMessageAsData(m.Name, m.Text, m.At.ToString())),
            };
    }

    public async Task Forget(ParticipationId mine, Db db, CancellationToken ct)
    {
        var said = await db.AllMessages.AsTracking().Where(m => m.Author == mine).ToListAsync(ct);
        said.ForEach(m => m.Leave(clock.GetCurrentInstant()));
        db.RemoveRange(said);
        await db.Set<Silenced>().Where(s => s.Author == mine).ExecuteDeleteAsync(ct);
    }
}

internal sealed record OwnMessageAsData(string? Name, string Text, string At);
