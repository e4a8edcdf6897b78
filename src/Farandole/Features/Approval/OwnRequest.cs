using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Approval;

/// <summary>What somebody said to be let in. Forgotten, the log keeps that something was decided, about nobody.</summary>
internal sealed class OwnRequest : IOwnPart
{
    public async Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct)
    {
        var request = await db.RequestOf(mine.Id, ct);
        var decisions = await db.Set<Decision>()
            .Where(d => d.ParticipationId == mine.Id && d.UndoneAt == null)
            .OrderBy(d => d.Id)
            .ToListAsync(ct);
        if (request is null && decisions.Count == 0)
            return null;
        var asked = await db.AdmissionOf(mine.EventId, ct);
        string Label(string id) => asked?.Questions.FirstOrDefault(q => q.Id == id)?.Label ?? id;
        return new OwnPart("request", words["approval.own"], [])
        {
            Data = new RequestAsData(
                request?.Answers.ToDictionary(a => Label(a.Key), a => a.Value) ?? [],
                request?.CodeVersion,
                request?.CodeAcceptedAt?.ToString(),
                request?.AskedBack,
                request?.Reply,
                [.. decisions.Select(d => new DecisionAsData(d.Verdict.ToString(), d.At.ToString()))]
            ),
        };
    }

    public async Task Forget(ParticipationId mine, Db db, CancellationToken ct)
    {
        await db.Set<Request>().Where(r => r.ParticipationId == mine).ExecuteDeleteAsync(ct);
        await db.Set<Decision>()
            .Where(d => d.ParticipationId == mine)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.ParticipationId, (ParticipationId?)null), ct);
    }
}

internal sealed record RequestAsData(
    Dictionary<string, string> Answers,
    int? CodeVersion,
    string? CodeAccepted,
    string? AskedBack,
    string? Reply,
    IReadOnlyList<DecisionAsData> Decisions
);

internal sealed record DecisionAsData(string Verdict, string At);
