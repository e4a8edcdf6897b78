namespace Farandole.Tests.Canaries;

/// <summary>Somebody who looks at everything, and what they may see.</summary>
internal sealed record Onlooker(string Name, Kind? Of, Role? Role, string? Cookie, string? Agent = null)
{
    public bool IsSteward { get; init; }

    public string? Key { get; init; }

    /// <summary>
    /// Their own event; of the others, those who see most of theirs: who sees less there is a stranger here, and
    /// strangers look at everything.
    /// </summary>
    public bool LooksAt(Kind kind) =>
        Of is null || Of == kind || Role is Canaries.Role.Organizer or Canaries.Role.Participant;

    public bool Organizes(Kind kind) => Of == kind && Role == Canaries.Role.Organizer;

    public bool TakesPart(Kind kind) => Of == kind && Role == Canaries.Role.Participant;

    /// <summary>Whether a private event lies open to them: what was revoked, or ended, opens nothing.</summary>
    public bool Opened(Kind kind) =>
        kind switch
        {
            Kind.Draft => Organizes(kind),
            Kind.Private => Of == kind && Role < Canaries.Role.Removed,
            _ => true,
        };
}
