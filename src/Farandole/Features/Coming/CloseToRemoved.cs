using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Coming;

/// <summary>Who is taken off the list loses at once what their ticket had opened in a browser: a private event's page.</summary>
internal sealed class CloseToRemoved(Writer writer) : IJob<ParticipantRemoved>
{
    public Task RunAsync(ParticipantRemoved fact, CancellationToken ct) =>
        writer.Write((db, token) => db.CloseTo(p => p.Id == fact.Participation, token), ct);
}
