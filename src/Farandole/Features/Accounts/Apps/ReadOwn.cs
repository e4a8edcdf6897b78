using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Own;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.Apps;

/// <summary>What an app may know of who gave it its key: under which names they act, what they organize, where they go.</summary>
internal static class ReadOwn
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/me/profiles", Profiles)
            .Limited(Rate.Read)
            .Personal()
            .Needs(Scope.ReadProfiles)
            .WithName("readOwnProfiles")
            .WithSummary("The profiles that the key acts under.");
        routes
            .MapGet("/api/v1/me/events", Events)
            .Limited(Rate.Read)
            .Personal()
            .Needs(Scope.ReadEvents)
            .WithName("readOwnEvents")
            .WithSummary("Events that the key may prepare, drafts included, in the order of their ids.")
            .WithDescription("`next` is the address of the next page, or null.");
        routes
            .MapGet("/api/v1/me/answers", Answers)
            .Limited(Rate.Read)
            .Personal()
            .Needs(Scope.ReadAnswers)
            .WithName("readOwnAnswers")
            .WithSummary(
                "Where the account goes, soonest first; empty unless its owner gathers that, or for a key of one profile."
            );
    }

    private static async Task<Ok<OwnProfilesAsJson>> Profiles(
        Viewer viewer,
        Db db,
        Instance instance,
        CancellationToken ct
    )
    {
        var app = viewer.App!;
        var faces = await db.FacesOf(app.Account, ct);
        return TypedResults.Ok(
            new OwnProfilesAsJson([
                .. faces
                    .Where(f => app.Is(f.Id))
                    .Select(f => new OwnProfileAsJson(f.Handle, f.Name, instance.Absolute(Handles.PageOf(f.Handle)))),
            ])
        );
    }

    private static async Task<Ok<OwnEventsAsJson>> Events(
        string? after,
        Viewer viewer,
        Db db,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        var hosted = await Hosted(db, viewer, ct);
        var from = EventId.TryParse(after, out var last) ? last : default;
        var found = await db
            .AllEvents.Where(e => hosted.Contains(e.Id) && e.DeletedAt == null && e.Id > from)
            .OrderBy(e => e.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var now = clock.GetCurrentInstant();
        IReadOnlyList<EventAsSeen> shown =
        [
            .. found.Take(PageSize).Select(e => EventAsSeen.By(Standing.Organizer, e, now)),
        ];
        return TypedResults.Ok(
            new OwnEventsAsJson(
                [.. (await db.WithHosts(shown, viewer, ct)).Select(e => EventAsJson.Of(e, instance))],
                found.Count > PageSize ? instance.Absolute($"/api/v1/me/events?after={found[PageSize - 1].Id}") : null
            )
        );
    }

    /// <summary>Announced in a name that the key speaks for.</summary>
    private static async Task<List<EventId>> Hosted(Db db, Viewer viewer, CancellationToken ct)
    {
        var app = viewer.App!;
        var faces = (await db.FacesOf(app.Account, ct)).Select(f => f.Id).Where(f => app.Is(f)).ToArray();
        var groups = viewer.Memberships.Select(m => m.Group).ToArray();
        var hosts = await db.Set<EventHost>()
            .Where(h =>
                h.ProfileId != null && faces.Contains(h.ProfileId.Value)
                || h.GroupId != null && groups.Contains(h.GroupId.Value)
            )
            .ToListAsync(ct);
        return
        [
            .. hosts
                .Where(h => h.GroupId is not { } group || viewer.In(group)!.May(Act.AnnounceEvent, h.TeamId))
                .Select(h => h.EventId)
                .Distinct(),
        ];
    }

    private static async Task<Ok<OwnAnswersAsJson>> Answers(
        Viewer viewer,
        Db db,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        var app = viewer.App!;
        var now = clock.GetCurrentInstant();
        var account = await db.Set<Account>().FirstAsync(a => a.Id == app.Account, ct);
        // A face is not to be led back to an address.
        var joined = account.Gathers && app.Profile is null ? await db.JoinedBy(account, now, PageSize, ct) : [];
        return TypedResults.Ok(
            new OwnAnswersAsJson([
                .. joined.Select(j => new OwnAnswerAsJson(
                    j.About.Id.ToString(),
                    instance.Absolute($"/events/{j.About.Id}"),
                    EventAsSeen.By(StandingOf(j, now), j.About, now).Title,
                    EventAsJson.Word(j.Answer.Answer),
                    j.Answer.ConfirmedAt is not null
                )),
            ])
        );
    }

    private static Standing StandingOf(OwnAnswered joined, Instant now) =>
        new AnswerState(
            joined.Answer.Answer,
            joined.Answer.ConfirmedAt,
            joined.Answer.WithdrawnAt,
            joined.Answer.ApprovedAt
        ).StandingAt(now, joined.About.ApprovalSince);
}

internal sealed record OwnProfilesAsJson(IReadOnlyList<OwnProfileAsJson> Profiles);

internal sealed record OwnProfileAsJson(string Handle, string Name, string Url);

internal sealed record OwnEventsAsJson(IReadOnlyList<EventAsJson> Events, string? Next);

internal sealed record OwnAnswersAsJson(IReadOnlyList<OwnAnswerAsJson> Answers);

/// <summary>An answer of the account.</summary>
/// <param name="Event">The id of what it answers.</param>
/// <param name="Url">Of the event.</param>
/// <param name="Title">As whoever answered may know it.</param>
/// <param name="Answer">As it was given.</param>
/// <param name="Confirmed">Whether the address was proven for it.</param>
internal sealed record OwnAnswerAsJson(string Event, string Url, string? Title, string Answer, bool Confirmed);
