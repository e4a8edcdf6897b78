using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.RemoteAnswers;

/// <summary>Who an answer came from is forgotten with it. Nobody has a personal link to it on which it could be shown.</summary>
internal sealed class OwnRemoteAnswer : IOwnPart
{
    public Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct) =>
        Task.FromResult<OwnPart?>(null);

    public Task Forget(ParticipationId mine, Db db, CancellationToken ct) =>
        db.Set<RemoteAnswerRow>().Where(a => a.ParticipationId == mine).ExecuteDeleteAsync(ct);
}
