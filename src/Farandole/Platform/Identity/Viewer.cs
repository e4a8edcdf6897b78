using System.Collections.Immutable;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Stewards;
using Farandole.Platform.Db;

namespace Farandole.Platform.Identity;

/// <summary>Who asks: nobody, or somebody who showed keys and tickets. Every reading starts here.</summary>
internal sealed record Viewer(ImmutableArray<Grant> Grants)
{
    public static readonly Viewer Nobody = new(ImmutableArray<Grant>.Empty);

    /// <summary>What they are in groups; empty for whoever is not signed in.</summary>
    public ImmutableArray<Membership> Memberships { get; init; } = [];

    /// <summary>What they are in this group; null when they are no member.</summary>
    public Membership? In(GroupId group) => Memberships.FirstOrDefault(m => m.Group == group);

    /// <summary>Those who run the instance: by its key, or by a role that is awake.</summary>
    public bool IsSteward => Grants.Any(g => g.Kind == GrantKind.Instance) || Office is { IsAwake: true };

    /// <summary>Those who decide who else runs it: an account alone, and never without the second step.</summary>
    public bool IsAdministrator => Office is { IsAwake: true, Role: StewardRole.Administrator };

    /// <summary>What the account that signed in is here; null for all others.</summary>
    public Office? Office => Grants.FirstOrDefault(g => g.Kind == GrantKind.Account)?.Office;

    /// <summary>The app that showed its key; null for people and for keys of events.</summary>
    public AppOfRequest? App { get; init; }

    /// <summary>Whose rights are asked about: of who signed in, or of who gave the app its key.</summary>
    public AccountId? Owner => Account ?? App?.Account;

    /// <summary>Whether it acts under this face, if it is their owner's: an app may be let in under one alone.</summary>
    public bool ActsAs(ProfileId? profile) => App?.Is(profile) != false;

    public bool IsNobody => Grants.IsEmpty;

    /// <summary>Who signed in.</summary>
    public AccountId? Account => Grants.FirstOrDefault(g => g.Kind == GrantKind.Account)?.AccountId;

    /// <summary>Who signed in and has not been let in yet: nothing is theirs but the page that says so.</summary>
    public AccountId? Waiting => Grants.FirstOrDefault(g => g.Kind == GrantKind.Waiting)?.AccountId;

    /// <summary>Who signed in and owes the second step: nothing is theirs but the page that asks for it.</summary>
    public Grant? Halfway => Grants.FirstOrDefault(g => g.Kind == GrantKind.Halfway);

    public bool Organizes(EventId id) => Grants.Any(g => g.Kind == GrantKind.Organizer && g.EventId == id);

    /// <summary>The organizer's key that opens this event's backstage.</summary>
    public Grant? OrganizerOf(EventId id) =>
        Grants.FirstOrDefault(g => g.Kind == GrantKind.Organizer && g.EventId == id);

    /// <summary>Whether the words of it are theirs to change: an organizer's, and of a draft whoever proposes it.</summary>
    public bool Prepares(EventId id) => Organizes(id) || Proposes(id);

    /// <summary>Whether it is a draft of theirs that somebody else of the group lets out.</summary>
    public bool Proposes(EventId id) =>
        !Organizes(id) && Grants.Any(g => g.Kind == GrantKind.Proposer && g.EventId == id);

    /// <summary>Under what name the event's log knows them.</summary>
    public string? SignatureIn(EventId id) =>
        (OrganizerOf(id) ?? Grants.FirstOrDefault(g => g.Kind == GrantKind.Proposer && g.EventId == id))?.Label;

    public ParticipationId? ParticipationIn(EventId id) =>
        Grants.FirstOrDefault(g => g.Kind == GrantKind.Ticket && g.EventId == id)?.ParticipationId;

    /// <summary>Whether this viewer may note who comes through the door.</summary>
    public bool KeepsDoorOf(EventId id) =>
        Grants.Any(g => g.Kind is GrantKind.Door or GrantKind.Organizer && g.EventId == id);

    /// <summary>Events that some grant opens, which that of a door does not.</summary>
    public IEnumerable<EventId> Opened =>
        Grants.Where(g => g.Kind != GrantKind.Door).Select(g => g.EventId).OfType<EventId>();

    public IEnumerable<EventId> Organized =>
        Grants.Where(g => g.Kind == GrantKind.Organizer).Select(g => g.EventId).OfType<EventId>();

    /// <summary>Events that they see before anybody else does.</summary>
    public IEnumerable<EventId> Prepared =>
        Grants.Where(g => g.Kind is GrantKind.Organizer or GrantKind.Proposer).Select(g => g.EventId).OfType<EventId>();

    /// <summary>What this viewer is to an event that they have been able to load: they had its link at least.</summary>
    public Standing StandingOn(EventId id) =>
        Grants.Where(g => g.EventId == id).Select(g => g.Standing).DefaultIfEmpty().Max()
            is > Standing.HasLink
                and var most
            ? most
            : Standing.HasLink;

    /// <summary>Handlers take a <see cref="Viewer"/> as a parameter.</summary>
    public static ValueTask<Viewer> BindAsync(HttpContext context) => ValueTask.FromResult(context.Viewer());
}

/// <summary>One thing that a viewer may open.</summary>
internal sealed record Grant(
    GrantKind Kind,
    EventId? EventId,
    KeyId? KeyId,
    ParticipationId? ParticipationId,
    string? Label
)
{
    public AccountId? AccountId { get; init; }

    /// <summary>What the account is here; null for all but those who run the instance.</summary>
    public Office? Office { get; init; }

    /// <summary>How whoever signed in did.</summary>
    public SignedBy? Way { get; init; }

    /// <summary>What it makes of its holder at this moment: an answer may be waiting, or not be approved.</summary>
    public Standing Standing { get; init; } =
        Kind is GrantKind.Organizer or GrantKind.Proposer ? Standing.Organizer : Standing.HasLink;
}

/// <summary>A role in running the instance.</summary>
/// <param name="Role">Which.</param>
/// <param name="IsAwake">Whether it acts: one that asks for the second step sleeps until that was shown.</param>
internal sealed record Office(StewardRole Role, bool IsAwake);

internal enum GrantKind
{
    Organizer,

    /// <summary>Of a group's draft, for the member who wrote it and may not let it out: sees and changes it, and nothing more.</summary>
    Proposer,

    Invitation,
    Instance,
    Ticket,
    Door,
    Account,

    /// <summary>What the grant of an account comes down to while the account waits to be let in.</summary>
    Waiting,

    /// <summary>What the grant of an account comes down to until the second step is shown, where it is on.</summary>
    Halfway,

    /// <summary>An app's, which opens by what its key says.</summary>
    App,
}

internal static class ViewerOfRequest
{
    public static Viewer Viewer(this HttpContext context) =>
        context.Items.TryGetValue(typeof(Viewer), out var viewer) ? (Viewer)viewer! : Identity.Viewer.Nobody;

    public static void SetViewer(this HttpContext context, Viewer viewer) => context.Items[typeof(Viewer)] = viewer;
}
