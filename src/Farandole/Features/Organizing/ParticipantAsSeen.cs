using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Federating;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>
/// Somebody who answered, as the organizers may see them: never the address, and neither name nor word of those who show
/// themselves to nobody. The page, the table and the API are all made from this.
/// </summary>
internal sealed record ParticipantAsSeen(
    ParticipationId Id,
    Answer Answer,
    int Party,
    string Code,
    Instant Since,
    string? Name,
    string? Message
)
{
    /// <summary>Answered with a name alone: nobody can write to them.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>Who they are on the other server that they answered from; null of everybody else.</summary>
    public SeenElsewhere? Elsewhere { get; init; }

    public static ParticipantAsSeen Of(Participation one, SeenElsewhere? elsewhere)
    {
        var shown = one.Exposure != Exposure.Nobody;
        return new(
            one.Id,
            one.Answer,
            one.Party,
            one.Code,
            one.ConfirmedAt ?? one.CreatedAt,
            shown ? one.Name : null,
            shown ? one.Message : null
        )
        {
            IsUnreachable = one.Email is null && elsewhere is null,
            Elsewhere = shown ? elsewhere : null,
        };
    }
}
