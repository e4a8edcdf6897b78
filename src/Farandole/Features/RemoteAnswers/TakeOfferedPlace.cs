using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>Seats are held for somebody on another server: there is no button for them, and what they said still holds.</summary>
internal sealed class TakeOfferedPlace(Writer writer, IClock clock) : IJob<PlaceOffered>
{
    public Task RunAsync(PlaceOffered fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.Waiting(fact.Participation, clock, token) is { Mine.IsOffered: true } c)
                    await c.Count(mine => mine.Change(Answer.Coming, mine.Party, c.Now), token);
            },
            ct
        );
}

/// <summary>
/// In the last hours the first who says yes has the seats. Who cannot say it is given them where nobody has waited longer: a
/// program must not be faster than people.
/// </summary>
internal sealed class TakeCalledPlace(Writer writer, IClock clock) : IJob<PlaceCalled>
{
    public Task RunAsync(PlaceCalled fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.Waiting(fact.Participation, clock, token) is not { Mine.IsWaiting: true } c)
                    return;
                if (await db.WaitedLonger(c.Mine, token))
                    return;
                if (await db.TakeForWaiting(c.Joined.Id, c.Mine.Party, token))
                    await c.Count(mine => mine.Change(Answer.Coming, mine.Party, c.Now), token);
            },
            ct
        );
}
