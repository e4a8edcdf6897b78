using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>The evening has come to tell the organizers who answered since then.</summary>
internal sealed record NewsOfTheDay(EventId Event, Instant Since);

/// <summary>The first news of a day plans the evening's letter; what follows goes into the same.</summary>
internal sealed class PlanNews(Writer writer, Later later)
{
    public Task Plan(EventId id, Instant at, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var zone = await db.AllEvents.Where(e => e.Id == id).Select(e => e.Zone).FirstAsync(token);
                await later.DoOnce(
                    db,
                    $"news:{id}",
                    new NewsOfTheDay(id, at),
                    LetterTimes.NextEvening(at, zone),
                    move: false,
                    token
                );
            },
            ct
        );
}

internal sealed class PlanNewsOfComing(PlanNews news) : IJob<AnswerConfirmed>
{
    public Task RunAsync(AnswerConfirmed errand, CancellationToken ct) => news.Plan(errand.Event, errand.At, ct);
}

/// <summary>Somebody asks to come: the organizers are to decide.</summary>
internal sealed class PlanNewsOfRequest(PlanNews news) : IJob<RequestMade>
{
    public Task RunAsync(RequestMade errand, CancellationToken ct) => news.Plan(errand.Event, errand.At, ct);
}

internal sealed class PlanNewsOfLeaving(PlanNews news) : IJob<AnswerWithdrawn>
{
    public Task RunAsync(AnswerWithdrawn errand, CancellationToken ct) => news.Plan(errand.Event, errand.At, ct);
}

internal sealed class PlanNewsOfNeeds(PlanNews news) : IJob<NeedFreed>
{
    public Task RunAsync(NeedFreed errand, CancellationToken ct) => news.Plan(errand.Event, errand.At, ct);
}
