using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>What somebody on another server knows of their answer may not be how it is.</summary>
internal sealed record RemoteAnswerToTell(ParticipationId Participation);

/// <summary>
/// Tells somebody on another server how it is with their answer, if they do not know it: it looks at what is and at what they
/// were told last, so that no order of jobs and no repetition tells them anything else.
/// </summary>
internal sealed class TellRemoteAnswer(
    Db db,
    EventForServers events,
    WriteNote notes,
    Writer writer,
    Deliveries deliveries,
    Later later,
    AddressHash hashes,
    IClock clock
) : IJob<RemoteAnswerToTell>
{
    public static string KeyOf(ParticipationId id) => $"remote-answer:{id}";

    public async Task RunAsync(RemoteAnswerToTell errand, CancellationToken ct)
    {
        var id = errand.Participation;
        if (await db.Set<RemoteAnswerRow>().FirstOrDefaultAsync(a => a.ParticipationId == id, ct) is not { } row)
            return;
        var mine = await db.Participations.FirstAsync(p => p.Id == id, ct);
        // What is not public any more is told nothing about.
        if (await events.Of(mine.EventId, ct) is not { } told)
            return;
        if (await UndoneUntil(mine, ct) is { } until)
        {
            await Again(errand, until, ct);
            return;
        }
        if (await How(mine, hashes.OfRemote(row.Actor), ct) is not { } how || how == row.Told)
            return;
        var who = await db.Set<RemoteActorRow>().FirstAsync(a => a.Address == row.Actor, ct);
        var what = row.Way switch
        {
            AnsweredBy.Join => Answered(row, mine, told, how),
            AnsweredBy.Note => notes.Of(told, who, row.ActivityId, WriteNote.LinesOf(how, mine, told)),
            _ => null,
        };
        await writer.Write(
            async (inside, token) =>
            {
                await inside
                    .Set<RemoteAnswerRow>()
                    .Where(a => a.ParticipationId == id)
                    .ExecuteUpdateAsync(s => s.SetProperty(a => a.Told, how), token);
                if (what is not null)
                    deliveries.Add(inside, told.By, what, [who.Inbox]);
            },
            ct
        );
        deliveries.Ring();
    }

    /// <summary>Until when the organizers may undo what they decided; null when they decided nothing just before.</summary>
    private async Task<Instant?> UndoneUntil(Participation mine, CancellationToken ct)
    {
        if (!mine.IsIn || (mine.RefusedAt ?? mine.ApprovedAt) is not { } decided)
            return null;
        var until = decided + Participation.TimeToUndo;
        return
            until > clock.GetCurrentInstant()
            && await db.AllEvents.AnyAsync(e => e.Id == mine.EventId && e.ApprovalSince != null, ct)
            ? until
            : null;
    }

    private Task Again(RemoteAnswerToTell errand, Instant due, CancellationToken ct) =>
        writer.Write(
            (inside, token) =>
                later.DoOnce(inside, $"{KeyOf(errand.Participation)}:decided", errand, due, move: true, token),
            ct
        );

    /// <summary>
    /// How it is; null when it is not to be told: who is taken off the list and kept away learns no more than anybody who
    /// waits.
    /// </summary>
    private async Task<ToldOfAnswer?> How(Participation mine, RemotePerson who, CancellationToken ct) =>
        mine switch
        {
            { RemovedAt: not null } => await db.IsBarred(mine.EventId, who, ct) ? null : ToldOfAnswer.Out,
            { WithdrawnAt: not null } => ToldOfAnswer.Withdrawn,
            { RefusedAt: not null } => ToldOfAnswer.Out,
            { Answer: Answer.Asking } => ToldOfAnswer.Asking,
            { Answer: Answer.Waiting } => ToldOfAnswer.Waiting,
            { Answer: Answer.Coming } => ToldOfAnswer.In,
            _ => ToldOfAnswer.Perhaps,
        };

    /// <summary>Yes or no to a Join, with all of it inside: Mobilizon knows it by its id. To the rest there is nothing to say yet.</summary>
    private static Activity? Answered(RemoteAnswerRow row, Participation mine, ToldEvent told, ToldOfAnswer how)
    {
        var join = KeptJoin.Of(row.ActivityId, row.Actor, told.Document.Id, mine.Message);
        var id = $"{told.By.Address}/answers/{Guid.NewGuid()}";
        return how switch
        {
            ToldOfAnswer.In or ToldOfAnswer.Perhaps => Activity.Accept(id, told.By.Address, join),
            ToldOfAnswer.Out => Activity.Reject(id, told.By.Address, join),
            _ => null,
        };
    }
}
