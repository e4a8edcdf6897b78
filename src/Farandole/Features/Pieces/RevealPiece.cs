using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Identity;
using Farandole.Platform.Places;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Pieces;

/// <summary>One field, one tap: what was awaited is known, everywhere at once, and those who wait are told.</summary>
internal static class RevealPiece
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/pieces/{piece}/reveal", Reveal).Limited(Rate.Organize).Personal();

    /// <summary>Finds the town that a place names, for those who look near it.</summary>
    internal sealed record Atlas(
        [FromServices] Gazetteer Gazetteer,
        [FromServices] Instance Instance,
        [FromServices] Reader Reader
    );

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Reveal(
        string id,
        string piece,
        HttpRequest request,
        Viewer viewer,
        [AsParameters] PieceTools tools,
        [AsParameters] Atlas atlas,
        CancellationToken ct
    )
    {
        if (await tools.Db.PieceOf(id, piece, viewer, tools.Clock, ct) is not { } model)
            return TypedResults.NotFound();
        var (key, typed) = (model.Row.Key, (await request.ReadSentForm(ct))["value"].ToString());
        var (take, error) = Read(key, typed, model.Organized, atlas, tools.Clock.GetCurrentInstant());
        if (error is not null)
            return Page.Of<PiecePage>(
                model with
                {
                    Input = model.Input with { Value = typed },
                    Errors = [("value", error)],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await tools.Change(
            model.Organized.Id,
            viewer,
            (organized, by, now) =>
            {
                take(organized, by, now);
                if (!model.Row.IsShown)
                    organized.RevealNow(key, by, now);
            },
            ct
        );
        return new SeeOther($"/events/{model.Organized.Id}/pieces?done=revealed");
    }

    /// <summary>What to do with what was typed, or what is wrong with it.</summary>
    private static (Action<Event, string?, Instant> Take, string? Error) Read(
        PieceKey key,
        string typed,
        Event organized,
        Atlas atlas,
        Instant now
    )
    {
        var isLong = key.Piece is Piece.Route or Piece.Line;
        var value = isLong ? PlainText.Lines(typed) : PlainText.Line(typed);
        if (key.Piece == Piece.Date && organized.HasDate)
            return (Nothing, null);
        if (value is null)
            return (Nothing, "pieces.error.value");
        if (!PlainText.Fits(value, isLong ? PieceRule.MaxValue : Place.MaxLength) && key.Piece != Piece.OnlineLink)
            return (Nothing, "pieces.error.long");
        return key.Piece switch
        {
            Piece.Date => Day(value, organized, now),
            Piece.Time => Time(value, organized, now),
            Piece.Place => (Edit(d => d with { Place = Placed(value, d.Place?.Address, d.Place, atlas) }), null),
            Piece.Address when organized.PlaceName is null => (Nothing, "pieces.error.place"),
            Piece.Address => (Edit(d => d with { Place = Placed(d.Place!.Name, value, d.Place, atlas) }), null),
            Piece.OnlineLink => Link(value),
            _ => (
                (e, by, at) => e.Decide((e.Pieces.Of(key) ?? new PieceRule(key)) with { Value = value }, by, at),
                null
            ),
        };
    }

    private static Action<Event, string?, Instant> Nothing => (_, _, _) => { };

    private static Action<Event, string?, Instant> Edit(Func<EventDetails, EventDetails> with) =>
        (organized, by, now) => organized.Edit(with(organized.Details), by, now);

    private static (Action<Event, string?, Instant>, string?) Day(string typed, Event organized, Instant now) =>
        Schedule.Read(typed, null, null, null, organized.Zone, now).Schedule is { } schedule
            ? (Edit(d => d with { Schedule = schedule, DateIsToCome = false }), null)
            : (Nothing, "pieces.error.date");

    private static (Action<Event, string?, Instant>, string?) Time(string typed, Event organized, Instant now)
    {
        string? Iso(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : null;
        var end = organized.EndTime is { } t ? Hour.Format(t) : null;
        var reading = Schedule.Read(
            Iso(organized.Day),
            typed,
            Iso(organized.EndDay),
            end,
            organized.Zone,
            now,
            allowPast: true
        );
        return reading.Schedule is { } schedule
            ? (Edit(d => d with { Schedule = schedule }), null)
            : (Nothing, "pieces.error.time");
    }

    private static (Action<Event, string?, Instant>, string?) Link(string typed) =>
        typed.Length <= EventDetails.MaxLink
        && Uri.TryCreate(typed, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
            ? (Edit(d => d with { OnlineLink = typed }), null)
            : (Nothing, "announcing.error.link");

    /// <summary>Coordinates that were chosen for this very place stay; else they are those of the town that it names.</summary>
    private static Place Placed(string name, string? address, Place? before, Atlas atlas)
    {
        if (before?.Name == name && before.Latitude is not null)
            return before with { Address = address };
        var line = address is null ? name : $"{name}, {address}";
        var town = atlas.Gazetteer.Find(line, atlas.Instance.Country, atlas.Reader.Language);
        return new Place(name, address, town?.Latitude, town?.Longitude, town?.Name);
    }
}
