using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>Whatever becomes of an answer, whoever gave it from another server is told once of what follows each other.</summary>
internal abstract class PlanTelling<TFact>(Writer writer, Db read, Later later, IClock clock) : IJob<TFact>
    where TFact : Fact
{
    public async Task RunAsync(TFact fact, CancellationToken ct)
    {
        var id = AnswerOf(fact);
        if (!await read.IsRemote(id, ct))
            return;
        await writer.Write(
            (db, token) =>
                later.DoOnce(
                    db,
                    TellRemoteAnswer.KeyOf(id),
                    new RemoteAnswerToTell(id),
                    clock.GetCurrentInstant(),
                    move: false,
                    token
                ),
            ct
        );
    }

    protected abstract ParticipationId AnswerOf(TFact fact);
}

internal sealed class TellAfterChange(Writer writer, Db read, Later later, IClock clock)
    : PlanTelling<AnswerChanged>(writer, read, later, clock)
{
    protected override ParticipationId AnswerOf(AnswerChanged fact) => fact.Participation;
}

internal sealed class TellAfterPlace(Writer writer, Db read, Later later, IClock clock)
    : PlanTelling<PlaceTaken>(writer, read, later, clock)
{
    protected override ParticipationId AnswerOf(PlaceTaken fact) => fact.Participation;
}

internal sealed class TellAfterApproval(Writer writer, Db read, Later later, IClock clock)
    : PlanTelling<AnswerApproved>(writer, read, later, clock)
{
    protected override ParticipationId AnswerOf(AnswerApproved fact) => fact.Participation;
}

internal sealed class TellAfterRefusal(Writer writer, Db read, Later later, IClock clock)
    : PlanTelling<AnswerRefused>(writer, read, later, clock)
{
    protected override ParticipationId AnswerOf(AnswerRefused fact) => fact.Participation;
}

internal sealed class TellAfterRemoval(Writer writer, Db read, Later later, IClock clock)
    : PlanTelling<ParticipantRemoved>(writer, read, later, clock)
{
    protected override ParticipationId AnswerOf(ParticipantRemoved fact) => fact.Participation;
}
