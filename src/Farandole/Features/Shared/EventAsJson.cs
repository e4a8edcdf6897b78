using System.Text.Json.Serialization;
using Farandole.Domain.Events;
using Farandole.Features.Shared.Hosting;
using NodaTime.Text;

namespace Farandole.Features.Shared;

/// <summary>An event in the API and at <c>/events/{id}.json</c>; times are wall times in <see cref="TimeZone"/>.</summary>
internal sealed record EventAsJson(string Id, string Url, string ShortUrl)
{
    /// <summary>Of what takes place elsewhere: whose it is. Absent for what is announced here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OriginAsJson? Origin { get; init; }

    public string? Title { get; init; }

    /// <summary><c>2027-03-20T14:00</c>, or <c>2027-03-20</c> when the hour is not said.</summary>
    public string? Start { get; init; }

    public string? End { get; init; }

    public string? TimeZone { get; init; }

    public PlaceAsJson? Place { get; init; }

    /// <summary>Where it is online; a link that not everybody may know is a door of this site that asks who comes.</summary>
    public string? OnlineLink { get; init; }

    /// <summary>What is known and what is coming, piece by piece; absent where nothing was ever awaited.</summary>
    public IReadOnlyList<PieceAsJson>? Pieces { get; init; }

    /// <summary>Markdown, as the organizers wrote it.</summary>
    public string? Text { get; init; }

    public string Visibility { get; init; } = "";

    public string Status { get; init; } = "";

    public string? StatusReason { get; init; }

    public string? Language { get; init; }

    public string? Price { get; init; }

    public bool Free { get; init; }

    public IReadOnlyList<string> Accessibility { get; init; } = [];

    public string? Contact { get; init; }

    /// <summary>Who announces it, as far as the reader may know; the first holds it.</summary>
    public IReadOnlyList<HostAsJson> Hosts { get; init; } = [];

    public string? Picture { get; init; }

    public int? Capacity { get; init; }

    /// <summary>People whose coming is confirmed.</summary>
    public int? Attending { get; init; }

    /// <summary>Seats left; null without a limit.</summary>
    public int? Remaining { get; init; }

    /// <summary>Whether one may answer with a name and no address.</summary>
    public bool TakesNames { get; init; }

    public int Revision { get; init; }

    public string? Published { get; init; }

    public string? Updated { get; init; }

    public static EventAsJson Of(EventAsSeen seen, Platform.Instance instance) =>
        new(seen.Id.ToString(), instance.Absolute(seen.Path), instance.Absolute(seen.ShortPath))
        {
            Title = seen.Title,
            Start = seen.Schedule is { } s ? Moment(s.Day, s.Time) : null,
            End = seen.Schedule is { HasEnd: true } e ? Moment(e.LastDay, e.EndTime) : null,
            TimeZone = seen.Schedule?.Zone,
            Place = seen.Place is { } p ? new(p.Name, p.Address, p.Latitude, p.Longitude) : null,
            OnlineLink = seen.OnlineAt(instance),
            Pieces = seen.Announced.Count == 0 ? null : [.. seen.Announced.Select(PieceAsJson.Of)],
            Text = seen.Text,
            Contact = seen.Contact,
            Hosts = [.. seen.Hosts.Select(h => HostAsJson.Of(h, instance))],
            Language = seen.Language,
            Visibility = Word(seen.Visibility),
            Status = Word(seen.Status),
            StatusReason = seen.StatusReason,
            Price = seen.Price,
            Free = seen.IsFree,
            Accessibility =
            [
                .. Enum.GetValues<Accessibility>()
                    .Where(a => a != Domain.Events.Accessibility.None && seen.Accessibility.HasFlag(a))
                    .Select(Word),
            ],
            Picture = seen.Picture is null ? null : instance.Absolute(seen.CoverPath),
            Capacity = seen.Capacity,
            Attending = seen.PeopleComing,
            Remaining = seen.SeatsLeft,
            TakesNames = seen.TakesNames,
            Revision = seen.Revision,
            Published = seen.PublishedAt?.ToString(),
            Updated = seen.UpdatedAt.ToString(),
        };

    /// <summary>Enum words as the API writes them: <c>movedOnline</c>, <c>public</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    public static string Moment(NodaTime.LocalDate day, NodaTime.LocalTime? time) =>
        time is { } t
            ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(day + t)
            : LocalDatePattern.Iso.Format(day);
}

/// <summary>A <c>group</c> or a <c>profile</c>.</summary>
internal sealed record HostAsJson(string Handle, string Name, string Url, string Kind)
{
    public static HostAsJson Of(HostAsSeen host, Platform.Instance instance) =>
        new(host.Handle, host.Name, instance.Absolute(host.Path), host.IsGroup ? "group" : "profile");
}

/// <summary>The site that an event is from, its id and its page there, and who organizes it if that is told.</summary>
internal sealed record OriginAsJson(string Site, string Id, string Url, string? Organizer);

internal sealed record PlaceAsJson(
    string Name,
    string? Address = null,
    double? Latitude = null,
    double? Longitude = null
);
