using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Behind;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Guests;

/// <summary>What every door of the list needs.</summary>
internal sealed record GuestTools(
    [FromServices] Db Db,
    [FromServices] Writer Writer,
    [FromServices] IHttpContextAccessor Http,
    [FromServices] Reader Reader,
    [FromServices] Tickets Tickets,
    [FromServices] Instance Instance,
    [FromServices] IClock Clock
)
{
    public Viewer Viewer => Http.HttpContext!.Viewer();

    public Instant Now => Clock.GetCurrentInstant();

    /// <summary>The list, for those who organize the event; null for everybody else.</summary>
    public async Task<GuestsModel?> List(
        string id,
        CancellationToken ct,
        string? show = null,
        string? after = null,
        string? done = null
    )
    {
        if (await Db.Backstages(id, Viewer, Clock, ct, done) is not { } backstage)
            return null;
        var eventId = backstage.Seen.Id;
        return new GuestsModel
        {
            Backstage = backstage,
            Part = await Db.GuestsOf(eventId, show, after, GuestsQuery.PageSize, ct),
            Count = await Db.CountGuests(eventId, ct),
            Untold = await Untold(Db, eventId).CountAsync(ct),
            Show = show,
        };
    }

    /// <summary>One line, for those who organize the event.</summary>
    public async Task<GuestModel?> Line(string id, Guid guest, CancellationToken ct, string? done = null) =>
        await Db.Backstages(id, Viewer, Clock, ct, done) is { } backstage
        && await Db.GuestOf(backstage.Seen.Id, new(guest), ct) is { } line
            ? new GuestModel
            {
                Backstage = backstage,
                Line = line,
                Link = Instance.Absolute(Tickets.PathOf(line.Guest)),
                Now = Now,
            }
            : null;

    /// <summary>Who is behind a link, and whether it is the one of their letter: the organizers know the other.</summary>
    public async Task<(Invitee Guest, bool FromLetter)?> Behind(string shown, CancellationToken ct)
    {
        if (await Db.FindInvitee(shown, ct) is { } guest)
            return (guest, false);
        return
            Secret.Parse(shown, "fl") is { } secret
            && await Db.Set<Invitee>().FirstOrDefaultAsync(i => i.Selector == secret.Selector, ct) is { } invited
            && Tickets.IsFromLetter(secret, invited)
            ? (invited, true)
            : null;
    }

    /// <summary>Those who can be invited by letter and were told in no way yet.</summary>
    public static IQueryable<Invitee> Untold(Db db, EventId id) =>
        db.Set<Invitee>()
            .Where(i => i.EventId == id && i.Email != null && i.ContactedAt == null && i.AnsweredAt == null)
            .Where(i =>
                !db.Participations.Any(p => p.EventId == id && p.EmailHash == i.EmailHash && p.ProfileId == null)
            );
}

/// <summary>The page of the list.</summary>
public sealed record GuestsModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal GuestsPart Part { get; init; } = null!;

    internal GuestCount Count { get; init; } = null!;

    /// <summary>How many letters "invite all" would send.</summary>
    internal int Untold { get; init; }

    internal string? Show { get; init; }

    /// <summary>What was typed to be added, when it came back.</summary>
    internal string? Typed { get; init; }

    internal IReadOnlyList<Shared.FieldError> Errors { get; init; } = [];
}

/// <summary>The page of one line.</summary>
public sealed record GuestModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal GuestAsSeen Line { get; init; } = null!;

    /// <summary>Answers that may be theirs.</summary>
    internal IReadOnlyList<SameName> Same { get; init; } = [];

    /// <summary>Theirs, whole.</summary>
    internal string Link { get; init; } = "";

    internal Instant Now { get; init; }

    internal IReadOnlyList<Shared.FieldError> Errors { get; init; } = [];
}
