using System.Diagnostics;
using Farandole.ActivityPub.Reading;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>
/// Deals with what came, beside the jobs: some of it asks a server who somebody is, and neither letters nor other servers wait
/// for its answer. What one server brought goes in the order in which it came: who takes back what they did in the same moment
/// has taken it back.
/// </summary>
internal sealed class InboxRunner(
    DatabaseSettings settings,
    IDbContextFactory<Db.Db> open,
    Writer writer,
    Later later,
    IServiceScopeFactory scopes,
    IClock clock
) : DueWork
{
    private const int TakenTogether = 256;
    private const int MostServers = 8;

    /// <summary>What nobody could deal with for so long holds up nothing else.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    /// <summary>After which one server's line is written off, whatever is left of it.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan MostForOne = TimeSpan.FromSeconds(30);

    /// <summary>How long other servers may have to wait for one that is slow before somebody looks whether there are any.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private static readonly Func<Db.Db, byte[], Task<bool>> IsSeen = EF.CompileAsyncQuery(
        (Db.Db db, byte[] mark) => db.Set<SeenActivityRow>().Any(s => s.Mark == mark)
    );

    public override async Task<int> RunDue(CancellationToken ct)
    {
        await using var turn = await NodeTurn.Take(settings, NodeTurn.Inbox, ct);
        if (!turn.IsOurs)
            return 0;
        var (done, underWay) = (0, new Dictionary<string, Task<Line>>());
        do
        {
            foreach (var line in await Oldest(underWay.Keys, ct))
                underWay.Add(line.Key, Task.Run(() => Take([.. line], ct), ct));
            await Task.WhenAny(Task.WhenAll(underWay.Values), Task.Delay(Moment, ct));
            var over = underWay.Where(l => l.Value.IsCompleted).ToList();
            over.ForEach(l => underWay.Remove(l.Key));
            done += await WriteOff(await Task.WhenAll(over.Select(l => l.Value)), ct);
        } while (underWay.Count > 0);
        return done;
    }

    /// <summary>The oldest, by server, of servers that nobody is at.</summary>
    private async Task<IEnumerable<IGrouping<string, ReceivedRow>>> Oldest(
        IReadOnlyCollection<string> busy,
        CancellationToken ct
    )
    {
        if (busy.Count >= MostServers)
            return [];
        await using var db = await open.CreateDbContextAsync(ct);
        var (all, since) = (db.Set<ReceivedRow>(), clock.GetCurrentInstant() - Patience);
        var next = await all.Where(r => !r.IsApart && !busy.Contains(r.Host))
            .Where(r => !all.Any(e => e.Actor == r.Actor && e.IsApart && e.At > since))
            .OrderBy(r => r.Id)
            .Take(TakenTogether)
            .ToListAsync(ct);
        return next.GroupBy(r => r.Host).Take(MostServers - busy.Count);
    }

    private async Task<Line> Take(List<ReceivedRow> some, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reception = scope.ServiceProvider.GetRequiredService<Reception>();
        var (line, began) = (new Line([], [], []), Stopwatch.StartNew());
        foreach (var row in some.TakeWhile(_ => began.Elapsed < Enough))
        {
            // What its actor did after it waits for it.
            if (line.Failed.Exists(f => f.Actor == row.Actor))
                continue;
            var isOver =
                row.Read() is not { } activity
                || !await IsNew(row, activity, line, ct)
                || await IsTaken(reception, activity, ct);
            (isOver ? line.Taken : line.Failed).Add(row);
        }
        return line;
    }

    /// <summary>Whatever comes once more comes from the same server, and so was here before or stands in the same line.</summary>
    private async Task<bool> IsNew(ReceivedRow row, RemoteActivity activity, Line line, CancellationToken ct)
    {
        if (row.IsToldApart)
            return true;
        var mark = ActivityMark.Of(activity, row.At);
        if (!line.Marks.TryAdd(mark, row.At))
            return false;
        await using var db = await open.CreateDbContextAsync(ct);
        return !await IsSeen(db, mark.ToBytes());
    }

    private static async Task<bool> IsTaken(Reception reception, RemoteActivity activity, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(MostForOne);
        try
        {
            await reception.Take(activity, limit.Token);
            return true;
        }
#pragma warning disable CA1031 // It may fail in any way; it is tried again by itself, and what went wrong is said then.
        catch (Exception) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private async Task<int> WriteOff(Line[] lines, CancellationToken ct)
    {
        var taken = lines.SelectMany(l => l.Taken).Select(r => r.Id).ToArray();
        var failed = lines.SelectMany(l => l.Failed).Select(r => r.Id).ToArray();
        if (taken.Length + failed.Length == 0)
            return 0;
        var now = clock.GetCurrentInstant();
        await writer.Write(
            async (db, token) =>
            {
                await db.MarkAsSeen(lines.SelectMany(l => l.Marks), token);
                await db.Set<ReceivedRow>().Where(r => taken.Contains(r.Id)).ExecuteDeleteAsync(token);
                if (failed.Length == 0)
                    return;
                await db.Set<ReceivedRow>()
                    .Where(r => failed.Contains(r.Id))
                    .ExecuteUpdateAsync(s => s.SetProperty(r => r.IsApart, true), token);
                Array.ForEach(failed, id => later.Do(db, new ActivityReceived(id), now));
            },
            ct
        );
        return taken.Length + failed.Length;
    }

    /// <param name="Taken">What is dealt with.</param>
    /// <param name="Failed">What gets a job of its own.</param>
    /// <param name="Marks">By what both are known when they come once more, and when they came.</param>
    private sealed record Line(
        List<ReceivedRow> Taken,
        List<ReceivedRow> Failed,
        Dictionary<ActivityMark, Instant> Marks
    );
}
