using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Surprises;

/// <summary>A surprise as it was typed.</summary>
public sealed record SurpriseInput
{
    private const int MostAddresses = 10;
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public string? For { get; init; }

    /// <summary>One a line, or separated by commas.</summary>
    public string? Addresses { get; init; }

    public string? CoverTitle { get; init; }

    public string? Day { get; init; }

    public string? Time { get; init; }

    internal static SurpriseInput Of(IFormCollection form)
    {
        string? Text(string name) => form[name].ToString() is { Length: > 0 } typed ? typed : null;
        return new()
        {
            For = Text("for"),
            Addresses = Text("addresses"),
            CoverTitle = Text("coverTitle"),
            Day = Text("day"),
            Time = Text("time"),
        };
    }

    /// <summary>As it is, or as most will want it: until the event begins.</summary>
    internal static SurpriseInput Of(Event kept)
    {
        var until = (kept.SurpriseUntil ?? kept.StartsAt).InZone(Zones.Of(kept.Zone));
        return new()
        {
            For = kept.SurpriseFor,
            CoverTitle = kept.CoverTitle,
            Day = LocalDatePattern.Iso.Format(until.Date),
            Time = Hour.Format(until.TimeOfDay),
        };
    }

    /// <summary>What is wrong is said field by field; then there is no surprise.</summary>
    internal (Surprise Surprise, IReadOnlyList<EmailAddress> Addresses)? Read(
        Event kept,
        Instant now,
        List<(string Field, string Key)> errors
    )
    {
        var cover = PlainText.Line(CoverTitle);
        if (cover is null || !PlainText.Fits(cover, EventDetails.MaxTitle))
            errors.Add(("coverTitle", "surprise.error.cover"));
        var name = PlainText.Line(For);
        if (!PlainText.Fits(name, Surprise.MaxFor))
            errors.Add(("for", "surprise.error.for"));
        var typed = (Addresses ?? "").Split(
            [',', ';', '\n', '\r', ' '],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var addresses = typed.Select(EmailAddress.Parse).OfType<EmailAddress>().Distinct().ToList();
        if (addresses.Count < typed.Distinct().Count() || addresses.Count > MostAddresses)
            errors.Add(("addresses", "surprise.error.addresses"));
        var until = Until(kept.Zone);
        if (until is null || until <= now)
            errors.Add(("day", "surprise.error.until"));
        return errors.Count > 0 ? null : (new(cover!, name, until!.Value), addresses);
    }

    private Instant? Until(string zone) =>
        LocalDatePattern.Iso.Parse(Day ?? "") is { Success: true, Value: var day }
        && Hour.Parse(Time ?? "") is { Success: true, Value: var time }
            ? Zones.Of(zone).InstantOf(day + time)
            : null;
}

/// <summary>The page of a surprise behind the scenes.</summary>
public sealed record SurpriseModel(SurpriseInput Input)
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal Event Kept { get; init; } = null!;

    /// <summary>How many addresses get nothing.</summary>
    internal int Addresses { get; init; }

    internal IReadOnlyList<(string Field, string Key)> Errors { get; init; } = [];
}
