using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Attendance;

/// <summary>
/// People who came through the door together. Whoever notes it names it (the nonce), so that the same note sent twice,
/// after a while without a network, counts once.
/// </summary>
public sealed class Arrival
{
    public const int MaxName = 80;

    private Arrival() { }

    public long Id { get; private set; }

    public EventId EventId { get; private set; }

    /// <summary>Whose answer it is; null for those who came without one, and once forgotten.</summary>
    public ParticipationId? ParticipationId { get; private set; }

    public Guid Nonce { get; private set; }

    public int People { get; private set; }

    /// <summary>Of those who came without an answer, if they said it.</summary>
    public string? Name { get; private set; }

    public Instant At { get; private set; }

    public static Arrival Of(Participation answer, int people, Guid nonce, Instant at)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new()
        {
            EventId = answer.EventId,
            ParticipationId = answer.Id,
            People = people,
            Nonce = nonce,
            At = at,
        };
    }

    public static Arrival WalkIn(EventId id, int people, string? name, Guid nonce, Instant at) =>
        new()
        {
            EventId = id,
            People = people,
            Name = name,
            Nonce = nonce,
            At = at,
        };

    /// <summary>When it happened, as the door that had no network says; never later than now, nor before the doors could open.</summary>
    public static Instant Plausible(Instant? said, Event joined, Instant now)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return said is { } at && at <= now && at >= joined.StartsAt - Duration.FromHours(12) ? at : now;
    }
}
