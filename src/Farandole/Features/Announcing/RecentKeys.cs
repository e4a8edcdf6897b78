using System.Collections.Concurrent;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>
/// The keys of forms sent in the last ten minutes, in memory only: who taps twice gets the second answer, and it must
/// show the key as the first one did. After that a key is shown no more.
/// </summary>
internal sealed class RecentKeys(IClock clock)
{
    private const int Most = 1_000;
    private static readonly Duration Life = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<EventId, Shown> recent = new();

    /// <summary>The key of a form: made at its first sending, the same at the next ones.</summary>
    public Shown For(EventId form, string language)
    {
        var now = clock.GetCurrentInstant();
        Sweep(now);
        return recent.GetOrAdd(
            form,
            id =>
                EventKey.Make(id, KeyKind.Organizer, null, language, now) is var (key, secret)
                    ? new Shown(key, secret, now)
                    : null!
        );
    }

    /// <summary>Null when it is shown no more.</summary>
    public Shown? Recall(EventId form)
    {
        Sweep(clock.GetCurrentInstant());
        return recent.GetValueOrDefault(form);
    }

    private void Sweep(Instant now)
    {
        foreach (var (id, shown) in recent)
        {
            if (now - shown.At > Life || recent.Count > Most)
                recent.TryRemove(id, out _);
        }
    }

    internal sealed record Shown(EventKey Key, Secret Secret, Instant At);
}
