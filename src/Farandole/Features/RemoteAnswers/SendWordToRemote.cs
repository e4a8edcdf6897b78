using System.Security.Cryptography;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.RemoteAnswers;

/// <summary>What the organizers write to those who come reaches who is on another server as a note for them alone.</summary>
internal sealed class SendWordToRemote(Db db, EventForServers events, WriteNote notes, Deliveries deliveries)
    : IJob<WordForRemote>
{
    public async Task RunAsync(WordForRemote errand, CancellationToken ct)
    {
        var id = errand.Participation;
        if (await db.Set<RemoteAnswerRow>().FirstOrDefaultAsync(a => a.ParticipationId == id, ct) is not { } row)
            return;
        var mine = await db.Participations.FirstAsync(p => p.Id == id, ct);
        if (!mine.IsIn || await events.Of(mine.EventId, ct) is not { } told)
            return;
        var who = await db.Set<RemoteActorRow>().FirstAsync(a => a.Address == row.Actor, ct);
        string[] lines =
        [
            Words.In(mine.Language)["remote.note.word", ("title", told.Document.Name)],
            .. errand.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ];
        await deliveries.Send(told.By, notes.Of(told, who, null, lines, NameOf(errand)), [who.Inbox], ct);
    }

    /// <summary>The same for the same message to the same reader, so that it is read once; another for each reader.</summary>
    private static Guid NameOf(WordForRemote errand) =>
        new(
            SHA256
                .HashData([.. errand.Message.ToByteArray(), .. errand.Participation.Value.ToByteArray()])
                .AsSpan(0, 16)
        );
}
