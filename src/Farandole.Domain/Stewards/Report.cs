using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Stewards;

/// <summary>
/// Somebody tells those who run the instance of something that they should look at: of ours, told by another server or by
/// somebody here, or of another server, told by somebody here. Nobody keeps who it was.
/// </summary>
public sealed class Report
{
    public const int MaxWord = 1000;

    /// <summary>Of what was done about it.</summary>
    public const int MaxNote = 500;

    /// <summary>Of the address of something that it is about.</summary>
    public const int MaxAddress = 2000;

    /// <summary>Things that one is about: what comes beyond that says no more.</summary>
    public const int MostThings = 10;

    /// <summary>Of one server, as long as nobody has dealt with them.</summary>
    public const int MostOpen = 50;

    /// <summary>By people here, of one page, as long as nobody has dealt with them: who comes after has been heard.</summary>
    public const int MostOfOne = 10;

    /// <summary>It is known for so long after it was treated.</summary>
    public static readonly Duration KeptAfter = Duration.FromDays(30);

    /// <summary>And no longer than that, treated or not.</summary>
    public static readonly Period Longest = Period.FromMonths(12);

    private Report() { }

    /// <summary>Names it in forms.</summary>
    public Guid Id { get; private set; }

    /// <summary>The name of the server that told; null when somebody here did.</summary>
    public string? Server { get; private set; }

    /// <summary>Where it stands here, what somebody here tells of.</summary>
    public string? Path { get; private set; }

    /// <summary>Who on another server is told of; null when it is about something of ours.</summary>
    public string? Actor { get; private set; }

    public string? Word { get; private set; }

    public Instant At { get; private set; }

    /// <summary>When it was handed on to the server that it is about.</summary>
    public Instant? ForwardedAt { get; private set; }

    public Instant? TreatedAt { get; private set; }

    /// <summary>What was done about it, for those who run the instance.</summary>
    public string? Note { get; private set; }

    public bool IsFromHere => Server is null;

    /// <summary>By another server.</summary>
    /// <param name="id">The same for the same, however often it comes.</param>
    /// <param name="server">Its name.</param>
    /// <param name="word">Why; null when it does not say.</param>
    /// <param name="now">When.</param>
    public static Report From(Guid id, string server, string? word, Instant now) =>
        new()
        {
            Id = id,
            Server = server,
            Word = word,
            At = now,
        };

    /// <summary>By somebody here.</summary>
    /// <param name="actor">Who on another server is told of; null when it is something of ours.</param>
    /// <param name="path">Where it stands here.</param>
    /// <param name="word">Why; null when they do not say.</param>
    /// <param name="now">When.</param>
    public static Report Here(string? actor, string path, string? word, Instant now) =>
        new()
        {
            Id = Guid.NewGuid(),
            Actor = actor,
            Path = path,
            Word = word,
            At = now,
        };

    /// <summary>Handed on to the server that it is about, once.</summary>
    /// <returns>Whether it was not yet, and can be.</returns>
    public bool Forward(Instant now)
    {
        if (Actor is null || ForwardedAt is not null)
            return false;
        ForwardedAt = now;
        return true;
    }

    public void Treat(string? note, Instant now) => (Note, TreatedAt) = (note, TreatedAt ?? now);

    /// <summary>There is more to do about it.</summary>
    public void Reopen() => TreatedAt = null;
}

/// <summary>Something that a report is about, by its address.</summary>
public sealed record ReportedThing(Guid ReportId, string Address);
