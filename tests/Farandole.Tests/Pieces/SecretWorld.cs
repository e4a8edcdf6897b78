using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Tests.Canaries;
using Farandole.Tests.Coming;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Pieces;

/// <summary>What one of the random events keeps secret, and how.</summary>
internal sealed record Plan(int Number, Visibility Visibility, bool AsksApproval)
{
    public required IReadOnlyDictionary<Piece, (Audience Audience, Instant? From)> Rules { get; init; }

    public EventId Id { get; } = EventId.New();

    public string Code => $"s{Number:000}";

    public string Word(Piece piece) => $"zx{piece.ToString().ToLowerInvariant()}{Number:000}xz";
}

/// <summary>Somebody who looks.</summary>
public enum Eyes
{
    Nobody,
    Invited,
    Pending,
    Maybe,
    Coming,
    Approved,
    Withdrawn,
    Removed,
    Organizer,
}

/// <summary>Events with random rules, and people of every standing to each of them.</summary>
internal sealed class SecretWorld(App app)
{
    public static readonly Piece[] Secret = [Piece.Place, Piece.Address, Piece.Route, Piece.OnlineLink, Piece.Line];

    private readonly Dictionary<(int, Eyes), (string? Cookie, string? Ticket)> shown = [];

    public string? CookieOf(Plan plan, Eyes eyes) => shown.GetValueOrDefault((plan.Number, eyes)).Cookie;

    public string? TicketOf(Plan plan, Eyes eyes) => shown.GetValueOrDefault((plan.Number, eyes)).Ticket;

    public static string Email(Plan plan, Eyes eyes) => $"{eyes}.{plan.Number}@exemple.fr".ToLowerInvariant();

    public Task Add(Plan plan) => app.Writer.Write((db, _) => Add(db, plan), TestContext.Current.CancellationToken);

    private Task Add(Db db, Plan plan)
    {
        var now = app.Now();
        var made = Event.Announce(plan.Id, plan.Code, Details(plan), now);
        if (plan.AsksApproval)
            made.AskApproval(true, null, now);
        foreach (var (piece, (audience, from)) in plan.Rules)
            made.Decide(
                new PieceRule(new(piece, piece == Piece.Line ? 1 : 0))
                {
                    Audience = audience,
                    From = from,
                    Label = piece == Piece.Line ? "Programme" : null,
                    Value = piece is Piece.Line or Piece.Route ? plan.Word(piece) : null,
                },
                null,
                now
            );
        made.Publish(now);
        made.List(now);
        var (key, _) = EventKey.Make(made.Id, KeyKind.Organizer, null, "fr", now);
        var (invitation, _) = EventKey.Make(made.Id, KeyKind.Invitation, null, "fr", now);
        db.AddRange(made, key, invitation);
        shown[(plan.Number, Eyes.Organizer)] = (CanaryWorld.Open(db, GrantKind.Organizer, made.Id, key.Id, null), null);
        shown[(plan.Number, Eyes.Invited)] = (
            CanaryWorld.Open(db, GrantKind.Invitation, made.Id, invitation.Id, null),
            null
        );
        for (var eyes = Eyes.Pending; eyes <= Eyes.Removed; eyes++)
            AddPerson(db, plan, made, eyes);
        return Task.CompletedTask;
    }

    private void AddPerson(Db db, Plan plan, Event made, Eyes eyes)
    {
        var address = EmailAddress.Parse(Email(plan, eyes))!;
        var ticket = app.Services.GetRequiredService<Tickets>().New();
        var answer = eyes == Eyes.Maybe ? Answer.Maybe : Answer.Coming;
        var hash = app.Services.GetRequiredService<AddressHash>().Of(address);
        var person = Participation.Request(
            made,
            new NewAnswer(answer, 1, address, hash, ticket, $"S-{plan.Number}-{(int)eyes}"),
            app.Now()
        );
        if (eyes != Eyes.Pending)
            person.Confirm(app.Now());
        if (eyes == Eyes.Approved)
            person.Approve(app.Now());
        if (eyes == Eyes.Withdrawn)
            person.Withdraw(app.Now());
        if (eyes == Eyes.Removed)
            person.Remove(app.Now());
        db.Add(person);
        shown[(plan.Number, eyes)] = (
            CanaryWorld.Open(db, GrantKind.Ticket, made.Id, null, person.Id),
            ticket.Reveal()
        );
    }

    private static EventDetails Details(Plan plan) =>
        new()
        {
            Title = $"Rendez-vous {plan.Number}",
            Schedule = Schedule.Of(new(2027, 3, 20), new(14, 0), null, null, "Europe/Paris"),
            Place = new(plan.Word(Piece.Place), plan.Word(Piece.Address), 45.7597, 4.8422, "Lyon"),
            OnlineLink = $"https://visio.example/{plan.Word(Piece.OnlineLink)}",
            Visibility = plan.Visibility,
        };

    /// <summary>What somebody is to an event, said a second time and in other words than the product's.</summary>
    public static int RankOf(Plan plan, Eyes eyes) =>
        eyes switch
        {
            Eyes.Organizer => 5,
            Eyes.Approved => 4,
            Eyes.Coming => plan.AsksApproval ? 3 : 4,
            Eyes.Maybe => 3,
            Eyes.Pending => 2,
            _ => 1,
        };

    /// <summary>Whether this event exists for them at all.</summary>
    public static bool Opens(Plan plan, Eyes eyes) =>
        plan.Visibility != Visibility.Private || eyes is not (Eyes.Nobody or Eyes.Removed);

    public static bool MaySee(Plan plan, Piece piece, int rank, Instant now)
    {
        var isOpen = true;
        foreach (var needed in piece == Piece.Address ? new[] { Piece.Place, Piece.Address } : [piece])
        {
            if (!plan.Rules.TryGetValue(needed, out var rule))
                continue;
            isOpen &= rank >= (int)rule.Audience && (rank == 5 || rule.From is null || rule.From <= now);
        }
        return isOpen && (rank > 0 || plan.Visibility == Visibility.Public);
    }

    /// <summary>A link that some may not know stands nowhere: doors lead to it.</summary>
    public static bool IsBehindDoor(Plan plan) =>
        plan.Rules.TryGetValue(Piece.OnlineLink, out var rule)
        && (rule.Audience > Audience.HasLink || rule.From is not null);
}
