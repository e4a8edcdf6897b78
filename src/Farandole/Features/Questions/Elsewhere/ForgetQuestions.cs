using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions.Elsewhere;

/// <summary>What somebody asked from another server goes, with its answer.</summary>
internal sealed class ForgetQuestions(Writer writer, IClock clock)
{
    public Task These(Func<Db, IQueryable<RemoteQuestionRow>> which, CancellationToken ct) =>
        writer.Write((db, token) => Do(db, which(db), clock.GetCurrentInstant(), token), ct);

    /// <summary>Inside a transaction.</summary>
    public static async Task Do(Db db, IQueryable<RemoteQuestionRow> which, Instant now, CancellationToken ct)
    {
        var gone = await db
            .AllQuestions.AsTracking()
            .Where(q => which.Any(r => r.QuestionId == q.Id))
            .OrderBy(q => q.Id)
            .ToListAsync(ct);
        foreach (var one in gone)
            await db.Delete(one, now, ct);
    }
}

/// <summary>A note is no more (AP §6.4), or whoever wrote it.</summary>
internal sealed class ReceiveNoteEnd(Writer writer, PassOnReplies replies, IClock clock) : IReceive
{
    public bool Takes(RemoteActivity activity) => activity.Type == "Delete";

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var (actor, note, all) = (activity.Actor!, activity.ObjectId, activity.IsFarewell);
        await writer.Write(
            async (db, token) =>
            {
                var gone = db.Set<RemoteQuestionRow>().Where(q => q.Actor == actor && (all || q.Note == note));
                // That somebody is no more, everybody is told by their own server.
                var shown = all
                    ? []
                    : await db
                        .AllQuestions.Where(q => q.Rank != null && gone.Any(r => r.QuestionId == q.Id))
                        .Select(q => q.EventId)
                        .Distinct()
                        .ToListAsync(token);
                foreach (var about in shown)
                    await replies.Say(db, about, activity, token);
                await ForgetQuestions.Do(db, gone, clock.GetCurrentInstant(), token);
            },
            ct
        );
        replies.Ring();
    }
}

/// <summary>Whoever asked from another server is kept away now: what they asked goes where they are.</summary>
internal sealed class ForgetQuestionsOfBlocked(Db read, ForgetQuestions forget, IClock clock) : IJob<StandingEnded>
{
    public async Task RunAsync(StandingEnded errand, CancellationToken ct)
    {
        var id = errand.Block;
        if (await read.Set<Block>().FirstOrDefaultAsync(b => b.Id == id, ct) is not { } block)
            return;
        var all = read.Set<RemoteQuestionRow>().Select(q => q.Actor);
        string[] actors =
            block.Server is { } server ? await AtServer.Among(all, server, ct)
            : block.Actor is { } actor ? [actor]
            : [];
        await forget.These(
            db =>
            {
                var within = db.EventsUnder(block.By, clock.GetCurrentInstant());
                return db.Set<RemoteQuestionRow>()
                    .Where(q => actors.Contains(q.Actor))
                    .Where(q => db.AllQuestions.Any(a => a.Id == q.QuestionId && within.Any(e => e.Id == a.EventId)));
            },
            ct
        );
    }
}

/// <summary>A server was closed: nothing that was asked from there stays.</summary>
internal sealed class ForgetQuestionsFromThere(Db read, ForgetQuestions forget) : IJob<ServerClosed>
{
    public async Task RunAsync(ServerClosed errand, CancellationToken ct)
    {
        var there = await AtServer.Among(read, read.Set<RemoteQuestionRow>().Select(q => q.Actor), errand, ct);
        await forget.These(db => db.Set<RemoteQuestionRow>().Where(q => there.Contains(q.Actor)), ct);
    }
}
