using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inviting;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Desk;

/// <summary>What waits for those who run the instance, and how it does.</summary>
internal static class ShowDesk
{
    private const int Most = 50;
    private const int UsualUses = 10;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk", Show).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? done,
        Viewer viewer,
        WholeDesk desk,
        CancellationToken ct
    ) =>
        viewer.IsSteward ? Page.Of<DeskPage>(await desk.Read(ct) with { Done = done, Office = viewer.Office })
        : viewer.Office is not null ? Page.Of<DeskAsleepPage>(new DeskAsleepModel(done))
        : TypedResults.NotFound();

    /// <summary>Public events that wait for a steward; one that was declined and stays by link, or was called off, waits for nobody.</summary>
    public static IQueryable<Event> Held(this Db db) =>
        db.AllEvents.Where(e =>
            e.HeldAt != null
            && e.DeletedAt == null
            && e.PublishedAt != null
            && e.Visibility == Visibility.Public
            && e.Status != EventStatus.Cancelled
        );

    /// <summary>Everything that the desk says.</summary>
    internal sealed class WholeDesk(Db db, MailSettings mail, Instance instance, InvitationLinks links, IClock clock)
    {
        public LocalDate Today => clock.GetCurrentInstant().InZone(Zones.Of(instance.Zone)).Date;

        public async Task<DeskModel> Read(CancellationToken ct)
        {
            var now = clock.GetCurrentInstant();
            var held = await db.Held().Where(e => e.EndsAt > now).OrderBy(e => e.HeldAt).Take(Most).ToListAsync(ct);
            return new DeskModel
            {
                Held = held.ConvertAll(e => EventAsSeen.By(Standing.HasLink, e, now)),
                Registration = instance.Registration,
                Asking = await Asking(ct),
                Invitations = await Invitations(ct),
                Typed = TypedInvitation.Usual(Today, UsualUses),
                Parked = await db.Set<JobRow>()
                    .Where(j => j.ParkedAt != null)
                    .OrderByDescending(j => j.ParkedAt)
                    .Take(Most)
                    .ToListAsync(ct),
                Figures = await Count(db, now, ct),
                WaitingLetters = await db.Set<JobRow>()
                    .CountAsync(j => j.Key != null && j.Key.StartsWith(Later.Waiting), ct),
                Reports = await db.Set<Report>().CountAsync(r => r.TreatedAt == null, ct),
                StrangersADay = mail.StrangersADay,
                ReturnedLetters = await db.Set<LetterRow>().CountAsync(l => l.Kind == LetterBudget.Returned, ct),
            };
        }

        private Task<List<Asking>> Asking(CancellationToken ct) =>
            (
                from request in db.Set<AccountRequest>()
                join account in db.Set<Account>() on request.AccountId equals account.Id
                where request.ClosedAt == null
                orderby request.AskedOn
                select new Asking(request.Selector, account.Email, request.AskedOn, request.Word)
            )
                .Take(Most)
                .ToListAsync(ct);

        private async Task<IReadOnlyList<Invitation>> Invitations(CancellationToken ct)
        {
            var today = Today;
            var open = await db.Set<AccountInvitation>()
                .Where(i => i.RevokedAt == null && i.EndsOn >= today)
                .OrderBy(i => i.EndsOn)
                .Take(Most)
                .ToListAsync(ct);
            return
            [
                .. open.Select(i => new Invitation(
                    i.Selector,
                    i.MostUses,
                    i.Uses,
                    i.EndsOn,
                    instance.Absolute(links.PathOf(InvitationKind.Account, i.Selector))
                )),
            ];
        }
    }

    private static async Task<DeskFigures> Count(Db db, Instant now, CancellationToken ct)
    {
        var yesterday = now - Duration.FromDays(1);
        var coming = db.AllEvents.Where(e => e.PublishedAt != null && e.DeletedAt == null && e.EndsAt > now);
        return new(
            await coming.CountAsync(ct),
            await coming.SumAsync(e => e.PeopleComing, ct),
            await db.Set<JobRow>().CountAsync(j => j.ParkedAt == null && j.DueAt <= now, ct),
            await db.Set<LetterRow>().CountAsync(l => l.At > yesterday && l.Kind != LetterBudget.Returned, ct)
        );
    }
}

/// <summary>Somebody who waits for an account.</summary>
internal sealed record Asking(string Selector, string Email, LocalDate AskedOn, string? Word);

/// <summary>A link by which people may have an account, used up or not.</summary>
internal sealed record Invitation(string Selector, int MostUses, int Uses, LocalDate EndsOn, string Url);

internal sealed record DeskFigures(int Events, int People, int DueJobs, int LettersOfADay);

/// <summary>The desk's one page.</summary>
public sealed record DeskModel
{
    internal IReadOnlyList<EventAsSeen> Held { get; init; } = [];

    internal IReadOnlyList<JobRow> Parked { get; init; } = [];

    internal Registration Registration { get; init; }

    internal IReadOnlyList<Asking> Asking { get; init; } = [];

    internal IReadOnlyList<Invitation> Invitations { get; init; } = [];

    /// <summary>The fields of the next invitation, as they came back when they were wrong.</summary>
    internal TypedInvitation Typed { get; init; } = null!;

    internal bool HasErrors { get; init; }

    /// <summary>Letters to strangers beyond what leaves in a day.</summary>
    /// <summary>That nobody has dealt with.</summary>
    internal int Reports { get; init; }

    internal int WaitingLetters { get; init; }

    internal int StrangersADay { get; init; }

    /// <summary>Letters that mail servers refused for good, as long as that is remembered.</summary>
    internal int ReturnedLetters { get; init; }

    internal DeskFigures Figures { get; init; } = null!;

    /// <summary>Of who reads it; null for who has the key of the instance.</summary>
    internal Office? Office { get; init; }

    internal string? Done { get; init; }
}

/// <summary>For somebody whose role sleeps until they show a second step.</summary>
public sealed record DeskAsleepModel(string? Done);
