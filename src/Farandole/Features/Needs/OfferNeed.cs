using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Needs;

/// <summary>"I bring candles", "I have three seats in the car": a line that somebody who comes adds.</summary>
internal static class OfferNeed
{
    private const int MostOfOne = 20;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/needs", Offer).Limited(Rate.Ticket).Personal();

    private static async Task<Results<RazorComponentResult, SeeOther, StatusCodeHttpResult>> Offer(
        string id,
        HttpRequest request,
        [AsParameters] ListTools tools,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        if (await tools.Find(id, form["as"], ct) is not var (at, list))
            return await tools.Db.Absent(id, ct);
        var reading = new NeedReading(NeedInput.From(form), tools.Reader.Words);
        var details = reading.Details();
        var name = PlainText.Line(form["name"]);
        if (!at.IsKnown && name is null)
            reading.Add("offer-name", "needs.error.name");
        else if (!PlainText.Fits(name, Claimant.MaxName))
            reading.Add("offer-name", "needs.error.long", ("most", Claimant.MaxName));
        if (reading.Errors.Count > 0)
            return Page.Of<OfferPage>(
                new OfferModel(list, NeedInput.From(form), name, reading.Errors),
                StatusCodes.Status422UnprocessableEntity
            );
        var offered = await tools.Writer.Write((db, token) => Add(db, at, details!, name, tools, token), ct);
        if (offered.Why is { } why)
            return Page.Of<OfferPage>(
                new OfferModel(
                    list,
                    NeedInput.From(form),
                    name,
                    [new(null, tools.Reader.Words[$"needs.reason.{why}", ("n", list.PerPerson)])]
                ),
                StatusCodes.Status409Conflict
            );
        return new SeeOther(offered.Secret is { } secret ? $"/c/{secret.Reveal()}?done=taken" : at.Back);
    }

    private static async Task<TakenOn> Add(
        Db db,
        AtTheList at,
        NeedDetails details,
        string? name,
        ListTools tools,
        CancellationToken ct
    )
    {
        var now = tools.Clock.GetCurrentInstant();
        var list = await db.Set<NeedList>().AsNoTracking().FirstAsync(l => l.EventId == at.Seen.Id, ct);
        var of = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == at.Seen.Id, ct);
        if (ClaimPolicy.WhyNotChange(list, of, organizes: false, now) is { } why)
            return new(why);
        if (!list.TakesOffers || at.Organizes)
            return new(ClaimPolicy.NoOffers);
        if (!at.IsKnown && !list.TakesNamesAlone(of.Visibility))
            return new(ClaimPolicy.NameAlone);
        var (who, secret) = await db.WhoTakes(at, name, now, ct);
        if (
            await db.Set<Need>().CountAsync(n => n.EventId == at.Seen.Id, ct) >= NeedList.MaxLines
            || await db.Set<Need>().CountAsync(n => n.OfferedBy == who!.Id, ct) >= MostOfOne
        )
            return new(ClaimPolicy.TooLong);
        var need = Need.Add(at.Seen.Id, details, who!.Id, now);
        db.Add(need);
        await db.SaveChangesAsync(ct);
        // Who offers places takes none; who brings candles brings them all.
        var own = need.IsForOthers ? 0 : details.Wanted ?? 1;
        await db.Take(need.Id, own, ct);
        db.Add(Claim.Make(need, who.Id, null, own, null, now));
        return new(null, secret);
    }
}

/// <summary>A line that somebody wants to add, and what is wrong with it.</summary>
public sealed record OfferModel(NeedsModel List, NeedInput Input, string? Name, IReadOnlyList<FieldError> Errors);
