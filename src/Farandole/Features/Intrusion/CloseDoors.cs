using Farandole.Domain.Events;
using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Intrusion;

/// <summary>"Hide everything, now": one tap, said before with what it does, and honest about what cannot be unseen.</summary>
internal static class CloseDoors
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/intrusion", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/intrusion", Close).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/intrusion/end", Reopen).Limited(Rate.Organize).Personal();
    }

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] Writer Writer,
        [FromServices] Later Later,
        [FromServices] Tickets Tickets,
        [FromServices] IClock Clock
    );

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is not { } backstage)
            return TypedResults.NotFound();
        var organized = (await db.Organized(id, viewer, ct))!;
        var now = clock.GetCurrentInstant();
        return Page.Of<IntrusionPage>(
            new IntrusionModel
            {
                Backstage = backstage,
                Organized = organized,
                Letters = (await Approved(db, organized, now, ct)).Count,
                Seen = organized.ClosedSince is null
                    ? await Sights(db, organized, now, ct)
                    : await db.Kept(organized, ct),
            }
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Close(
        string id,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Db.Organized(id, viewer, ct) is not { } organized)
            return TypedResults.NotFound();
        await tools.Writer.Write((db, token) => Shut(db, organized.Id, viewer, tools, token), ct);
        return new SeeOther($"/events/{organized.Id}/intrusion?done=closed");
    }

    private static async Task Shut(Db db, EventId id, Viewer viewer, Tools tools, CancellationToken ct)
    {
        var now = tools.Clock.GetCurrentInstant();
        if (await db.OrganizedToChange(id, viewer, ct) is not { ClosedSince: null } organized)
            return;
        // First who could see what: afterwards nobody can say it any more.
        var (sights, approved) = (await Sights(db, organized, now, ct), await Approved(db, organized, now, ct));
        await db.Set<Sighting>().Where(s => s.EventId == id).ExecuteDeleteAsync(ct);
        foreach (var sight in sights)
            db.Add(
                new Sighting
                {
                    EventId = id,
                    ParticipationId = sight.Who.Participation,
                    Piece = sight.Key.ToString(),
                    Since = sight.Who.Since,
                    Until = now,
                }
            );
        organized.CloseDoors(viewer.OrganizerOf(id)?.Label, now);
        var invitations = db.Keys.Where(k => k.EventId == id && k.Kind == KeyKind.Invitation && k.RevokedAt == null);
        foreach (var invitation in await invitations.AsTracking().ToListAsync(ct))
            invitation.Revoke(now);
        foreach (var invitee in await db.Set<Invitee>().AsTracking().Where(i => i.EventId == id).ToListAsync(ct))
            invitee.Renew(tools.Tickets.NewForInvitee());
        foreach (var one in approved)
            tools.Later.Do(db, new IntrusionToTell(one, now), now);
    }

    private static async Task<Results<SeeOther, NotFound>> Reopen(
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
                (await db.OrganizedToChange(organized.Id, viewer, token))?.Reopen(
                    viewer.OrganizerOf(organized.Id)?.Label,
                    tools.Clock.GetCurrentInstant()
                ),
            ct
        );
        return new SeeOther($"/events/{organized.Id}/intrusion?done=reopened");
    }

    /// <summary>Everybody who can see something that is not for everybody.</summary>
    private static async Task<IReadOnlyList<Sight>> Sights(Db db, Event organized, Instant now, CancellationToken ct)
    {
        var seen = new List<Sight>();
        foreach (var rule in organized.Secrets)
            seen.AddRange(
                (await db.WhoSees(organized, rule.Of, now, ct)).Select(who => new Sight(rule.Of, rule.Label, who, now))
            );
        return seen;
    }

    private static async Task<IReadOnlyList<ParticipationId>> Approved(
        Db db,
        Event organized,
        Instant now,
        CancellationToken ct
    )
    {
        var answers = await db
            .Participations.Where(p => p.EventId == organized.Id && p.ConfirmedAt != null)
            .Reachable(db)
            .ToListAsync(ct);
        return [.. answers.Where(p => p.StandingOn(organized, now) >= Standing.Approved).Select(p => p.Id)];
    }
}

/// <summary>Somebody could see a piece until a moment.</summary>
internal sealed record Sight(PieceKey Key, string? Label, WhoSees Who, Instant Until);

internal static class KeptSights
{
    /// <summary>What was written down when the doors were closed.</summary>
    public static async Task<IReadOnlyList<Sight>> Kept(this Db db, Event organized, CancellationToken ct)
    {
        var kept = await (
            from sighting in db.Set<Sighting>()
            join answer in db.Participations on sighting.ParticipationId equals answer.Id
            where sighting.EventId == organized.Id
            orderby sighting.Since, sighting.Id
            select new
            {
                Sighting = sighting,
                answer.Name,
                answer.Exposure,
            }
        ).ToListAsync(ct);
        return
        [
            .. kept.Select(k =>
            {
                _ = PieceKey.TryParse(k.Sighting.Piece, out var key);
                var who = new WhoSees(
                    k.Sighting.ParticipationId,
                    k.Exposure == Exposure.Nobody ? null : k.Name,
                    k.Sighting.Since
                );
                return new Sight(key, organized.Pieces.Of(key)?.Label, who, k.Sighting.Until);
            }),
        ];
    }
}

/// <summary>The page of the one action, before and after.</summary>
public sealed record IntrusionModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal Event Organized { get; init; } = null!;

    internal int Letters { get; init; }

    internal IReadOnlyList<Sight> Seen { get; init; } = [];
}
