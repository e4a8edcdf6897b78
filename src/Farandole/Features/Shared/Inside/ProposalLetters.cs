using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Writing;

namespace Farandole.Features.Shared.Inside;

/// <summary>Something that one member proposes and another lets out: an event, or news.</summary>
/// <param name="Title">As it may stand in a letter.</param>
/// <param name="By">Who proposes it; null once they have left.</param>
/// <param name="Path">Where its reader goes.</param>
internal sealed record Proposed(string Title, string? By, string Path)
{
    public string Short => LetterTitles.Short(Title);

    public bool IsQuiet { get; init; }
}

/// <summary>The letters about what members propose to their group.</summary>
internal static class ProposalLetters
{
    /// <summary>More are told by their number: the page has them all.</summary>
    public const int MostNamed = 10;

    /// <summary>What waits, to who may let it out; nothing when nothing waits any more.</summary>
    public static async Task TellWaiting(
        this GroupPost post,
        GroupReader to,
        IReadOnlyList<Proposed> waiting,
        (string Errand, string Path) of,
        CancellationToken ct
    )
    {
        if (waiting.Count == 0)
            return;
        await post.Send<ProposalsLetter>(
            to with
            {
                IsQuiet = to.IsQuiet || waiting.Any(w => w.IsQuiet),
            },
            ("proposals", to.Words.Plural("inside.letter.proposals", waiting.Count, ("group", to.Outside))),
            of.Errand,
            refusal: null,
            ct,
            (nameof(ProposalsLetter.To), to),
            (nameof(ProposalsLetter.Waiting), waiting),
            (nameof(ProposalsLetter.Url), post.Absolute(of.Path))
        );
    }

    /// <summary>What became of it, to who proposed it.</summary>
    /// <param name="post">That writes.</param>
    /// <param name="to">Who proposed it.</param>
    /// <param name="what">What they proposed.</param>
    /// <param name="said">What is to be changed first; null when it is out.</param>
    /// <param name="errand">The same errand, the same letter.</param>
    /// <param name="ct">Of the job.</param>
    public static Task TellAnswer(
        this GroupPost post,
        GroupReader to,
        Proposed what,
        string? said,
        string errand,
        CancellationToken ct
    )
    {
        var word = $"inside.letter.proposal.{(said is null ? "out" : "back")}";
        return post.Send<ProposalAnswerLetter>(
            to with
            {
                IsQuiet = to.IsQuiet || what.IsQuiet,
            },
            ("proposal-answer", to.Words[word, ("group", to.Outside)]),
            errand,
            refusal: null,
            ct,
            (nameof(ProposalAnswerLetter.To), to),
            (nameof(ProposalAnswerLetter.What), what),
            (nameof(ProposalAnswerLetter.Said), said),
            (nameof(ProposalAnswerLetter.Url), post.Absolute(what.Path))
        );
    }
}
