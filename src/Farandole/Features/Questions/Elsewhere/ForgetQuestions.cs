using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
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
internal sealed class ReceiveNoteEnd(ForgetQuestions forget) : IReceive
{
    public bool Takes(RemoteActivity activity) => activity.Type == "Delete";

    public Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var (actor, note, all) = (activity.Actor!, activity.ObjectId, activity.IsFarewell);
        return forget.These(
            db => db.Set<RemoteQuestionRow>().Where(q => q.Actor == actor && (all || q.Note == note)),
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
