using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Blocking;

/// <summary>Whom somebody wants to keep away, as typed.</summary>
internal sealed record BlockInput(string? Who, Distance Distance, string? Word)
{
    /// <summary>What they are there already is left as it is.</summary>
    public bool Stays { get; init; }

    public static BlockInput Empty => new(null, Distance.Block, null);

    public static BlockInput Of(IFormCollection form) =>
        new(
            PlainText.Line(form["who"]),
            form["distance"] == nameof(Distance.Mute) ? Distance.Mute : Distance.Block,
            PlainText.Line(form["word"])
        )
        {
            Stays = form["stays"].Count > 0,
        };

    /// <param name="found">Whom they mean; null when it is nobody.</param>
    /// <param name="words">The reader's.</param>
    public List<FieldError> Wrong(Blocked? found, Words words)
    {
        var wrong = new List<FieldError>();
        if (found is null)
            wrong.Add(new("who", words[Who is null ? "blocks.error.empty" : "blocks.error.who"]));
        if (!PlainText.Fits(Word, Block.MaxWord))
            wrong.Add(new("word", words["blocks.error.word", ("n", Block.MaxWord)]));
        return wrong;
    }

    public Wanted Wanted(Blocked whom) => new(whom, Distance, Word) { Stays = Stays };

    public static FieldError Error(Reason reason, Words words) =>
        new("who", words[$"blocks.reason.{reason.Code}", ("n", Block.Most)]);
}

/// <summary>Whose list it is: each has a page of its own, and words of its own.</summary>
public enum ListOf
{
    Account,
    Group,
    Event,
    Instance,
}

/// <summary>Whom one keeps away, and the form for one more.</summary>
public sealed record BlocksModel
{
    internal BlocksModel(ListOf of, string path) => (Of, Path) = (of, path);

    internal ListOf Of { get; }

    /// <summary>Of the page.</summary>
    internal string Path { get; }

    internal IReadOnlyList<BlockLine> Lines { get; init; } = [];

    /// <summary>Who follows from other servers, where somebody can be followed.</summary>
    internal IReadOnlyList<FarFollower> Followers { get; init; } = [];

    internal BlockInput Typed { get; init; } = BlockInput.Empty;

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }

    /// <summary>The frame of the page, where it has one: a space of a group, or behind the scenes of an event.</summary>
    internal object? Frame { get; init; }
}

/// <summary>The room behind the doors of every list.</summary>
internal sealed class BlockRoom(Blocklist list, WhoToBlock people, Db db, Reader reader)
{
    public Blocklist List => list;

    public Words Words => reader.Words;

    public async Task<BlocksModel> Read(Blocker by, BlocksModel model, CancellationToken ct) =>
        model with
        {
            Lines = await list.Of(by, ct),
            Followers = await db.FollowersFromElsewhere(by, ct),
        };

    /// <summary>Puts one more on it, or shows it again with what is wrong.</summary>
    public async Task<Results<SeeOther, RazorComponentResult, NotFound>> Put(
        OpenList open,
        IFormCollection form,
        CancellationToken ct
    )
    {
        var typed = BlockInput.Of(form);
        var whom = await people.Find(typed.Who, ct);
        var wrong = typed.Wrong(whom, Words);
        if (wrong.Count == 0)
        {
            if (await list.Put(open.Place, typed.Wanted(whom!), ct) is not { } reason)
                return new SeeOther($"{open.Page.Path}?done=blocked");
            wrong.Add(BlockInput.Error(reason, Words));
        }
        return Page.Of<BlocksPage>(
            await Read(open.Place.By, open.Page with { Typed = typed, Wrong = wrong }, ct),
            StatusCodes.Status422UnprocessableEntity
        );
    }
}
