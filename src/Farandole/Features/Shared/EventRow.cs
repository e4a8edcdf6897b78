using System.Linq.Expressions;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.InWords;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Shared;

/// <summary>What a line or a card needs of an event: the page reads no text of events that it does not show.</summary>
internal sealed record EventRow : IDisclosed
{
    public static readonly Expression<Func<Event, EventRow>> Of = e => new EventRow
    {
        Id = e.Id,
        Title = e.Title,
        Day = e.Day,
        Time = e.Time,
        EndDay = e.EndDay,
        EndTime = e.EndTime,
        Zone = e.Zone,
        ListedFrom = e.ListedFrom!.Value,
        PlaceName = e.PlaceName,
        IsOnline = e.IsOnline,
        Price = e.Price,
        IsFree = e.IsFree,
        Accessibility = e.Accessibility,
        Status = e.Status,
        Picture = e.Picture,
        CoverSalt = e.CoverSalt,
        Visibility = e.Visibility,
        PublishedAt = e.PublishedAt,
        ListedAt = e.ListedAt,
        Pieces = e.Pieces,
    };

    public required EventId Id { get; init; }

    public required string Title { get; init; }

    public required LocalDate Day { get; init; }

    public required LocalTime? Time { get; init; }

    public required LocalDate? EndDay { get; init; }

    public required LocalTime? EndTime { get; init; }

    public required string Zone { get; init; }

    /// <summary>Its place among others. What has none, because not everybody may know its day, is no line of a list.</summary>
    public required Instant ListedFrom { get; init; }

    public required string? PlaceName { get; init; }

    public required bool IsOnline { get; init; }

    public required string? Price { get; init; }

    public required bool IsFree { get; init; }

    public required Accessibility Accessibility { get; init; }

    public required EventStatus Status { get; init; }

    public required PictureId? Picture { get; init; }

    public required int CoverSalt { get; init; }

    public required Visibility Visibility { get; init; }

    public required Instant? PublishedAt { get; init; }

    public required Instant? ListedAt { get; init; }

    public required PieceRules Pieces { get; init; }

    /// <summary>As whoever passes by may see it; null when they may not even see its title and day.</summary>
    /// <param name="words">The reader's.</param>
    /// <param name="home">The zone of the instance: another one is named.</param>
    /// <param name="stateSince">The day when its status was announced.</param>
    /// <param name="now">Pieces have their times.</param>
    public EventSummary? Shown(Words words, string home, LocalDate? stateSince, Instant now)
    {
        bool May(Piece piece) => Disclosure.Of(piece, this, Standing.Passer, now);

        if (!May(Piece.Title) || !May(Piece.Date))
            return null;
        var hour = May(Piece.Time);
        var schedule = Schedule.Of(Day, hour ? Time : null, EndDay, hour ? EndTime : null, Zone);
        var labels = May(Piece.Accessibility) ? words.Tags(Accessibility) : [];
        return new EventSummary(
            $"/events/{Id}",
            Title,
            EventAsSeen.CoverOf(Id, May(Piece.Picture) ? Picture : null, CoverSalt),
            Day
        )
        {
            Time = schedule.Time,
            EndTime = schedule.LastDay <= Day.PlusDays(1) ? schedule.EndTime : null,
            LastDay = schedule.LastDay > Day.PlusDays(1) ? schedule.LastDay : null,
            Zone = words.Clock(schedule, home),
            Place = May(Piece.Place) ? PlaceName : null,
            State = May(Piece.Status) ? Status.State() : EventState.Confirmed,
            StateSince = stateSince,
            Price = May(Piece.Price) ? words.Price(IsFree, Price) : null,
            Labels = [.. IsOnline ? [new Label(words["tags.online"], "video")] : (Label[])[], .. labels],
        };
    }
}
