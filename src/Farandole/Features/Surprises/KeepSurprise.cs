using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Surprises;

/// <summary>The organizers say who must not know, and what the event is called outside meanwhile.</summary>
internal static class KeepSurprise
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/surprise", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/surprise", Keep).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/surprise/end", End).Limited(Rate.Organize).Personal();
    }

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] Writer Writer,
        [FromServices] AddressHash Hashes,
        [FromServices] IClock Clock
    );

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await Model(db, id, viewer, clock, ct) is { } model
            ? Page.Of<SurprisePage>(model with { Backstage = model.Backstage with { Done = done } })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Keep(
        string id,
        HttpRequest request,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await Model(tools.Db, id, viewer, tools.Clock, ct) is not { } model)
            return TypedResults.NotFound();
        var input = SurpriseInput.Of(await request.ReadSentForm(ct));
        var errors = new List<(string Field, string Key)>();
        var read = input.Read(model.Kept, tools.Clock.GetCurrentInstant(), errors);
        var hashes = read?.Addresses.Select(tools.Hashes.Of).ToList() ?? [];
        if (
            await tools.Db.Participations.AnyAsync(
                p =>
                    p.EventId == model.Kept.Id
                    && p.RemovedAt == null
                    && p.ProfileId == null
                    && hashes.Contains(p.EmailHash),
                ct
            )
        )
            errors.Add(("addresses", "surprise.error.answered"));
        if (read is not { } kept || errors.Count > 0)
            return Page.Of<SurprisePage>(
                model with
                {
                    Input = input,
                    Errors = errors,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await tools.Writer.Write(
            (db, token) => Save(db, model.Kept.Id, kept.Surprise, hashes, viewer, tools.Clock, token),
            ct
        );
        return new SeeOther($"/events/{model.Kept.Id}/surprise?done=surprise");
    }

    private static async Task Save(
        Db db,
        EventId id,
        Surprise surprise,
        List<byte[]> hashes,
        Viewer viewer,
        IClock clock,
        CancellationToken ct
    )
    {
        var kept = await db.OrganizedToChange(id, viewer, ct) ?? throw new RuleBroken(Reasons.Deleted);
        kept.Surprise(surprise, viewer.OrganizerOf(id)?.Label, clock.GetCurrentInstant());
        var known = await db.Set<HonouredRow>().Where(h => h.EventId == id).Select(h => h.AddressHash).ToListAsync(ct);
        db.AddRange(
            hashes
                .Where(hash => !known.Any(k => k.AsSpan().SequenceEqual(hash)))
                .Select(hash => new HonouredRow { EventId = id, AddressHash = hash })
        );
    }

    private static async Task<Results<SeeOther, NotFound>> End(
        string id,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Db.Organized(id, viewer, ct) is not { } organized)
            return TypedResults.NotFound();
        await tools.Writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(organized.Id, viewer, token) is { } kept)
                    await db.EndSurprise(
                        kept,
                        viewer.OrganizerOf(kept.Id)?.Label,
                        tools.Clock.GetCurrentInstant(),
                        token
                    );
            },
            ct
        );
        return new SeeOther($"/events/{organized.Id}/surprise?done=surprise-over");
    }

    private static async Task<SurpriseModel?> Model(Db db, string id, Viewer viewer, IClock clock, CancellationToken ct)
    {
        if (await db.Backstages(id, viewer, clock, ct) is not { } backstage)
            return null;
        var kept = (await db.Organized(id, viewer, ct))!;
        return new(SurpriseInput.Of(kept))
        {
            Backstage = backstage,
            Kept = kept,
            Addresses = await db.Set<HonouredRow>().CountAsync(h => h.EventId == kept.Id, ct),
        };
    }
}
