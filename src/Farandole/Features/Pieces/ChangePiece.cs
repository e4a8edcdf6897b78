using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>The organizers decide who sees a piece, from when, and what they promise; or announce one more.</summary>
internal static class ChangePiece
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id}/pieces", Add).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/pieces/{piece}", Decide).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/pieces/{piece}/removal", Remove).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Add(
        string id,
        HttpRequest request,
        Viewer viewer,
        [AsParameters] PieceTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Db.PiecesOf(id, viewer, tools.Clock, null, ct) is not { } model)
            return TypedResults.NotFound();
        var typed = (await request.ReadSentForm(ct))["label"].ToString();
        var errors = new List<(string Field, string Key)>();
        var label = PieceInput.Line("label", typed, PieceRule.MaxLabel, errors);
        var error =
            label is null ? "pieces.error.label"
            : errors.Count > 0 ? errors[0].Key
            : model.Organized.Pieces.NextLine() is null ? "pieces.error.many"
            : null;
        if (error is not null)
            return Page.Of<PiecesPage>(
                model with
                {
                    Label = typed,
                    Error = error,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var made = await tools.AddLine(model.Organized.Id, viewer, label!, ct);
        return new SeeOther($"/events/{model.Organized.Id}/pieces/{made}?done=line");
    }

    /// <summary>Null when there is no room for one more.</summary>
    private static async Task<PieceKey?> AddLine(
        this PieceTools tools,
        EventId id,
        Viewer viewer,
        string label,
        CancellationToken ct
    )
    {
        PieceKey? made = null;
        await tools.Change(
            id,
            viewer,
            (organized, by, now) =>
            {
                if (organized.Pieces.NextLine() is not { } line)
                    return;
                made = new(Piece.Line, line);
                organized.Decide(new PieceRule(made.Value) { Label = label }, by, now);
            },
            ct
        );
        return made;
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Decide(
        string id,
        string piece,
        HttpRequest request,
        Viewer viewer,
        [AsParameters] PieceTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Db.PieceOf(id, piece, viewer, tools.Clock, ct) is not { } model)
            return TypedResults.NotFound();
        var input = PieceInput.Of(await request.ReadSentForm(ct));
        var errors = new List<(string Field, string Key)>();
        input.Read(model.Row.Key, model.Organized, errors);
        if (errors.Count > 0)
            return Page.Of<PiecePage>(
                model with
                {
                    Input = input with { Value = model.Input.Value },
                    Errors = errors,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await tools.Change(
            model.Organized.Id,
            viewer,
            (organized, by, now) => organized.Decide(input.Read(model.Row.Key, organized, []), by, now),
            ct
        );
        return new SeeOther($"/events/{model.Organized.Id}/pieces?done=decided");
    }

    private static async Task<Results<SeeOther, NotFound>> Remove(
        string id,
        string piece,
        Viewer viewer,
        [AsParameters] PieceTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Db.PieceOf(id, piece, viewer, tools.Clock, ct) is not { } model)
            return TypedResults.NotFound();
        await tools.Change(
            model.Organized.Id,
            viewer,
            (organized, by, now) => organized.Undecide(model.Row.Key, by, now),
            ct
        );
        return new SeeOther($"/events/{model.Organized.Id}/pieces?done=decided");
    }
}

/// <summary>What every command about pieces needs.</summary>
internal sealed record PieceTools([FromServices] Db Db, [FromServices] Writer Writer, [FromServices] IClock Clock)
{
    /// <summary>Changes the event in one transaction, as its organizers.</summary>
    public Task Change(EventId id, Viewer viewer, Action<Event, string?, Instant> change, CancellationToken ct) =>
        Writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(id, viewer, token) is not { } organized)
                    throw new RuleBroken(Reasons.Deleted);
                change(organized, viewer.OrganizerOf(id)?.Label, Clock.GetCurrentInstant());
            },
            ct
        );
}
