using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Approval;

/// <summary>What is deleted asks nothing and decided nothing.</summary>
internal sealed class ForgetAdmission(Writer writer) : IJob<EventDeleted>
{
    public Task RunAsync(EventDeleted fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                await db.Set<Request>().Where(r => r.EventId == fact.Event).ExecuteDeleteAsync(token);
                await db.Set<Decision>().Where(d => d.EventId == fact.Event).ExecuteDeleteAsync(token);
                await db.Set<Admission>().Where(a => a.EventId == fact.Event).ExecuteDeleteAsync(token);
            },
            ct
        );
}
