using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>A form that was sent: which event it makes, and why it must be sent once more, if it must.</summary>
internal sealed record Passage(EventId Id, string Seal, string? Refusal);

/// <summary>
/// Keeps machines from filling the agenda, without a puzzle for people: a field that nobody sees, a least time, and when
/// many events come at once some work for the browser. A refusal loses nothing that was typed.
/// </summary>
internal sealed class Doorkeeper(FormSeal seals, Rush rush, IClock clock)
{
    public const string Seal = "form";
    public const string Trap = "website";
    public const string Work = "work";

    private static readonly Duration LeastTime = Duration.FromSeconds(3);
    private static readonly Duration LeastTimeWithoutWork = Duration.FromSeconds(30);
    private static readonly Duration MostTime = Duration.FromHours(24);

    /// <summary>Zero bits to find; 0 when nobody is in a hurry.</summary>
    public int WorkNow => rush.IsOn(clock.GetCurrentInstant()) ? 15 : 0;

    /// <summary>A seal for an empty form.</summary>
    public Passage Welcome()
    {
        var id = EventId.New();
        return new(id, seals.Make(id, clock.GetCurrentInstant()), null);
    }

    public Passage Examine(IFormCollection form)
    {
        var shown = form[Seal].ToString();
        var now = clock.GetCurrentInstant();
        if (seals.Read(shown) is not { } seal || now - seal.At > MostTime)
            return Welcome() with { Refusal = "announcing.gate.expired" };
        var age = now - seal.At;
        var refusal =
            form[Trap].ToString().Length > 0 || age < LeastTime ? "announcing.gate.fast"
            : WorkNow is > 0 and var bits
            && age < LeastTimeWithoutWork
            && !FormSeal.IsWorked(shown, form[Work].ToString(), bits)
                ? "announcing.gate.work"
            : null;
        return new(seal.Id, shown, refusal);
    }
}

/// <summary>Whether unusually many events were created here in the last minutes, by anybody.</summary>
internal sealed class Rush
{
    private const int Many = 20;
    private static readonly Duration Lately = Duration.FromMinutes(10);
    private readonly Queue<Instant> recent = new();

    public void Note(Instant now)
    {
        lock (recent)
        {
            recent.Enqueue(now);
            if (recent.Count > Many)
                recent.Dequeue();
        }
    }

    public bool IsOn(Instant now)
    {
        lock (recent)
            return recent.Count == Many && now - recent.Peek() < Lately;
    }
}
