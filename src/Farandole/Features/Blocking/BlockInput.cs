using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Text;

namespace Farandole.Features.Blocking;

/// <summary>Whom somebody wants to keep away, as typed.</summary>
internal sealed record BlockInput(string? Who, Distance Distance, string? Word)
{
    public static BlockInput Empty => new(null, Distance.Block, null);

    public static BlockInput Of(IFormCollection form) =>
        new(
            PlainText.Line(form["who"]),
            form["distance"] == nameof(Distance.Mute) ? Distance.Mute : Distance.Block,
            PlainText.Line(form["word"])
        );

    /// <returns>Whom they mean, and what is wrong.</returns>
    public (Blocked? Whom, List<FieldError> Wrong) Read(Blocked? found, bool persons, Words words)
    {
        var wrong = new List<FieldError>();
        if (found is null)
            wrong.Add(new("who", words[Who is null ? "blocks.error.empty" : "blocks.error.who"]));
        else if (persons && found.Group is not null)
            wrong.Add(new("who", words["blocks.error.person"]));
        if (!PlainText.Fits(Word, Block.MaxWord))
            wrong.Add(new("word", words["blocks.error.word", ("n", Block.MaxWord)]));
        return (found, wrong);
    }

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

    internal BlockInput Typed { get; init; } = BlockInput.Empty;

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }

    /// <summary>The frame of the page, where it has one: a space of a group, or behind the scenes of an event.</summary>
    internal object? Frame { get; init; }
}

/// <summary>The room behind the four doors.</summary>
internal sealed class BlockRoom(Blocklist list, Reader reader)
{
    public Blocklist List => list;

    public Words Words => reader.Words;

    public async Task<BlocksModel> Read(Blocker by, BlocksModel model, CancellationToken ct) =>
        model with
        {
            Lines = await list.Of(by, ct),
        };

    /// <returns>Null when it is done; otherwise the page with what is wrong.</returns>
    public async Task<BlocksModel?> Put(
        Blocker by,
        BlocksModel model,
        IFormCollection form,
        Func<Platform.Db.Db, NodaTime.Instant, Task> log,
        CancellationToken ct
    )
    {
        var typed = BlockInput.Of(form);
        var (whom, wrong) = typed.Read(await list.Find(typed.Who, ct), model.Of != ListOf.Account, Words);
        if (wrong.Count == 0)
        {
            if (await list.Put(by, new(whom!, typed.Distance, typed.Word), log, ct) is not { } reason)
                return null;
            wrong.Add(BlockInput.Error(reason, Words));
        }
        return await Read(by, model with { Typed = typed, Wrong = wrong }, ct);
    }

    public static Task NoLog(Platform.Db.Db db, NodaTime.Instant now) => Task.CompletedTask;
}
