using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;

namespace Farandole.Features.Questions;

/// <summary>Questions on the event's page: the kept answers first, then the others, then what waits; and the form.</summary>
internal sealed class QuestionsOnPage : IEventBlock
{
    public BlockPlace Place => BlockPlace.Questions;

    public async Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct)
    {
        var policy = has.Board?.Policy ?? default;
        var model = new QuestionsModel(seen)
        {
            First = has.Board is { Shown: > 0 } ? await db.FirstOf(seen.Id, viewer.Owner, ct) : [],
            Shown = has.Board?.Shown ?? 0,
            Answered = has.Board?.Answered ?? 0,
            Ask = MayAsk(seen, policy)
                ? new AskModel(seen) { Policy = policy, IsKnown = viewer.ParticipationIn(seen.Id) is not null }
                : null,
        };
        return model.First.Count == 0 && model.Ask is null ? null : new(typeof(QuestionsBlock), model);
    }

    private static bool MayAsk(EventAsSeen seen, QuestionPolicy policy) =>
        !seen.IsDraft && !seen.IsOver && policy != QuestionPolicy.Closed;
}

/// <summary>What the event's page shows of its questions.</summary>
public sealed record QuestionsModel(EventAsSeen Seen)
{
    internal IReadOnlyList<Question> First { get; init; } = [];

    internal int Shown { get; init; }

    internal int Answered { get; init; }

    /// <summary>Null when nothing can be asked.</summary>
    internal AskModel? Ask { get; init; }
}
