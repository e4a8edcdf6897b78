using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>"Who sees what": all pieces of an event at a glance, and a page for each.</summary>
internal static class ShowPieces
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/pieces", ShowAll).Limited(Rate.Organize).Personal();
        routes.MapGet("/events/{id}/pieces/{piece}", ShowOne).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> ShowAll(
        string id,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.PiecesOf(id, viewer, clock, done, ct) is { } model
            ? Page.Of<PiecesPage>(model)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, NotFound>> ShowOne(
        string id,
        string piece,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.PieceOf(id, piece, viewer, clock, ct) is { } model
            ? Page.Of<PiecePage>(model with { Backstage = model.Backstage with { Done = done } })
            : TypedResults.NotFound();

    /// <summary>Null for whoever does not organize it.</summary>
    public static async Task<PiecesModel?> PiecesOf(
        this Db db,
        string id,
        Viewer viewer,
        IClock clock,
        string? done,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is not { } backstage)
            return null;
        var organized = (await db.Organized(id, viewer, ct))!;
        var now = clock.GetCurrentInstant();
        return new PiecesModel
        {
            Backstage = backstage,
            Organized = organized,
            Rows =
            [
                .. PieceRule
                    .Ruled.Where(p => p != Piece.Line)
                    .Select(p => new PieceKey(p))
                    .Concat(organized.Pieces.All.Where(r => r.Of.Piece == Piece.Line).Select(r => r.Of))
                    .Select(key => PieceRow.Of(key, organized, now)),
            ],
        };
    }

    /// <summary>Null also for a line that there is not.</summary>
    public static async Task<PieceModel?> PieceOf(
        this Db db,
        string id,
        string piece,
        Viewer viewer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!PieceKey.TryParse(piece, out var key) || await db.Backstages(id, viewer, clock, ct) is not { } backstage)
            return null;
        var organized = (await db.Organized(id, viewer, ct))!;
        if (key.Piece == Piece.Line && organized.Pieces.Of(key) is null)
            return null;
        var now = clock.GetCurrentInstant();
        return new PieceModel(PieceInput.Of(key, organized))
        {
            Backstage = backstage,
            Organized = organized,
            Row = PieceRow.Of(key, organized, now),
            Letters = await db.LettersFor(organized, key, now, ct),
            Seers = await db.WhoSees(organized, key, now, ct),
        };
    }
}

/// <summary>One piece in the table.</summary>
/// <param name="Is">Who sees it at this moment; the team alone while it waits for its own.</param>
public sealed record PieceRow(PieceKey Key, PieceRule Rule, bool IsKnown, Audience Is, Audience Will)
{
    /// <summary>It is known and shown to those for whom it is.</summary>
    public bool IsShown => IsKnown && Is == Will && Will != Audience.Organizers;

    internal static PieceRow Of(PieceKey key, Event organized, Instant now) =>
        new(
            key,
            organized.Pieces.Of(key) ?? new PieceRule(key),
            organized.Knows(key),
            Disclosure.AudienceAt(key, organized, now),
            Disclosure.AudienceOf(key, organized)
        );
}

/// <summary>All pieces of one event.</summary>
public sealed record PiecesModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal Event Organized { get; init; } = null!;

    internal IReadOnlyList<PieceRow> Rows { get; init; } = [];

    /// <summary>The label of a new line, as it was typed, and what is wrong with it.</summary>
    internal string? Label { get; init; }

    internal string? Error { get; init; }
}

/// <summary>One piece: what is decided about it, what it says, who can see it.</summary>
public sealed record PieceModel(PieceInput Input)
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal Event Organized { get; init; } = null!;

    internal PieceRow Row { get; init; } = null!;

    internal int Letters { get; init; }

    internal IReadOnlyList<WhoSees> Seers { get; init; } = [];

    internal IReadOnlyList<(string Field, string Key)> Errors { get; init; } = [];
}
