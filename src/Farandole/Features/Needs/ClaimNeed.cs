using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Needs;

/// <summary>"I'll do it", and "I won't after all".</summary>
internal static class ClaimNeed
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id}/needs/{need:guid}/claims", Take).Limited(Rate.Ticket).Personal();
        routes.MapPost("/events/{id}/claims/{claim:guid}/release", Free).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<RazorComponentResult, SeeOther, StatusCodeHttpResult>> Take(
        string id,
        Guid need,
        HttpRequest request,
        [AsParameters] ListTools tools,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        if (await tools.Find(id, form["as"], ct) is not var (at, list))
            return await tools.Db.Absent(id, ct);
        if (list.Lines.FirstOrDefault(l => l.Need.Id == new NeedId(need)) is not { } line)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var reading = new ClaimReading(form, at, tools.Reader.Words);
        var model = reading.Model(list, line);
        if (reading.Wish(line) is not { } wish)
            return Page.Of<ClaimPage>(model, StatusCodes.Status422UnprocessableEntity);
        var taken = await tools.Take.Take(at, wish, ct);
        if (taken.Why is { } why)
            return await Refused(tools, model, at, why, ct);
        return new SeeOther(taken.Secret is { } secret ? $"/c/{secret.Reveal()}?done=taken" : BackFrom(form, at));
    }

    /// <summary>The list as it is now, with what was typed and why it could not be done.</summary>
    private static async Task<Results<RazorComponentResult, SeeOther, StatusCodeHttpResult>> Refused(
        ListTools tools,
        ClaimModel model,
        AtTheList at,
        Reason why,
        CancellationToken ct
    )
    {
        var list = await tools.Db.NeedsOf(at, tools.Clock.GetCurrentInstant(), ct) ?? model.List;
        var line = list.Lines.FirstOrDefault(l => l.Need.Id == model.Line.Need.Id) ?? model.Line;
        var words = tools.Reader.Words;
        var said =
            why != ClaimPolicy.Full ? words[$"needs.reason.{why}", ("n", list.PerPerson)]
            : line.Need.Left is > 0 and var left ? words.Plural("needs.full.left", left, ("label", line.Need.Label))
            : words["needs.full.none", ("label", line.Need.Label)];
        return Page.Of<ClaimPage>(
            model with
            {
                List = list,
                Line = line,
                Errors = [new(why == ClaimPolicy.Full && line.Need.Left > 0 ? "quantity" : null, said)],
            },
            StatusCodes.Status409Conflict
        );
    }

    private static async Task<Results<RazorComponentResult, SeeOther, StatusCodeHttpResult>> Free(
        string id,
        Guid claim,
        HttpRequest request,
        [AsParameters] ListTools tools,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        if (await tools.Find(id, form["as"], ct) is not var (at, list))
            return await tools.Db.Absent(id, ct);
        var freed = await tools.Writer.Write((db, token) => GiveBack(db, at, new(claim), tools, token), ct);
        if (freed is null)
            return new SeeOther(BackFrom(form, at));
        if (list.Lines.FirstOrDefault(l => l.Claims.Any(c => c.Id == new ClaimId(claim))) is not { } line)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        return await Refused(tools, new ClaimModel(list, line), at, freed, ct);
    }

    /// <summary>Null when it is free, also when it was already: who clicks twice has done it.</summary>
    private static async Task<Reason?> GiveBack(Db db, AtTheList at, ClaimId id, ListTools tools, CancellationToken ct)
    {
        var now = tools.Clock.GetCurrentInstant();
        var claim = await db.Set<Claim>()
            .AsTracking()
            .FirstOrDefaultAsync(c => c.Id == id && c.EventId == at.Seen.Id, ct);
        var list = await db.Set<NeedList>().AsNoTracking().FirstOrDefaultAsync(l => l.EventId == at.Seen.Id, ct);
        if (claim is null || list is null || !at.Organizes && !await IsOwn(db, claim, at, ct))
            return ClaimPolicy.Gone;
        var of = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == at.Seen.Id, ct);
        if (ClaimPolicy.WhyNotChange(list, of, at.Organizes, now) is { } why)
            return why;
        await db.HoldLine(claim.NeedId, ct);
        // Somebody who clicked at the same time was first: counted once.
        await db.Entry(claim).ReloadAsync(ct);
        await db.Free([claim], now, ct);
        return null;
    }

    private static async Task<bool> IsOwn(Db db, Claim claim, AtTheList at, CancellationToken ct) =>
        claim.ClaimantId is { } id
        && (
            id == at.Named?.Id
            || at.Answer is { } answer
                && await db.Set<Claimant>().AnyAsync(c => c.Id == id && c.ParticipationId == answer, ct)
        );

    private static string BackFrom(IFormCollection form, AtTheList at) =>
        form["from"] == "lines" && at.Organizes ? $"{at.Seen.Path}/lines?done=line-changed" : at.Back;
}

/// <summary>What every door of the list needs.</summary>
internal sealed record ListTools(
    Viewer Viewer,
    [FromServices] Db Db,
    [FromServices] Writer Writer,
    [FromServices] TakeOn Take,
    [FromServices] Reader Reader,
    [FromServices] IClock Clock
)
{
    /// <summary>Null where there is no list for this viewer.</summary>
    public async Task<(AtTheList At, NeedsModel List)?> Find(string id, string? shown, CancellationToken ct) =>
        await Db.AtTheList(id, shown, Viewer, Clock, ct) is { } at
        && await Db.NeedsOf(at, Clock.GetCurrentInstant(), ct) is { } list
            ? (at, list)
            : null;
}

internal static class HeldLine
{
    /// <summary>Whoever changes what is taken of this line changes its row: from here on they wait.</summary>
    public static Task HoldLine(this Db db, NeedId id, CancellationToken ct) =>
        db.Set<Need>()
            .Where(n => n.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.Claimed, n => n.Claimed), ct);
}
