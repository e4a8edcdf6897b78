using System.Globalization;
using Farandole.Domain.Attendance;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Attendance;

/// <summary>Notes who came, with an answer or without, and takes it back. A note sent twice counts once.</summary>
internal static class NoteArrival
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id}/arrivals", Note).Limited(Rate.Door).Personal();
        routes.MapPost("/events/{id}/arrivals/{arrival:guid}/removal", TakeBack).Limited(Rate.Door).Personal();
    }

    /// <summary>What the door says; null parts were not said or are no such thing.</summary>
    private sealed record Said(Guid Nonce, int? People, Guid? Participation, string? Name, Instant? At, string? Search)
    {
        public static Said Of(IFormCollection form) =>
            new(
                Guid.TryParse(form["nonce"], out var nonce) ? nonce : Guid.NewGuid(),
                int.TryParse(form["people"], NumberStyles.None, CultureInfo.InvariantCulture, out var people)
                && people is >= 1 and <= JoinPolicy.MaxParty
                    ? people
                    : null,
                Guid.TryParse(form["participation"], out var answer) ? answer : null,
                PlainText.Line(form["name"]) is { } name && PlainText.Fits(name, Arrival.MaxName) ? name : null,
                long.TryParse(form["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 1L << 45
                    ? Instant.FromUnixTimeMilliseconds(at)
                    : null,
                PlainText.Line(form["q"]) is { Length: <= 80 } search ? search : null
            );
    }

    private static async Task<Results<SeeOther, NotFound>> Note(
        string id,
        HttpRequest request,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId) || !viewer.KeepsDoorOf(eventId))
            return TypedResults.NotFound();
        var said = Said.Of(await request.ReadSentForm(ct));
        var isNoted =
            said.People is not null
            && await writer.Write((db, token) => Keep(db, eventId, said, clock.GetCurrentInstant(), token), ct);
        return Back(eventId, isNoted ? "arrived" : "not-arrived", said.Search);
    }

    private static async Task<bool> Keep(Db db, EventId id, Said said, Instant now, CancellationToken ct)
    {
        if (await db.ArrivalsAt(id).AnyAsync(a => a.Nonce == said.Nonce, ct))
            return true;
        var joined = await db.AllEvents.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.DeletedAt == null, ct);
        if (joined is null)
            return false;
        var at = Arrival.Plausible(said.At, joined, now);
        if (said.Participation is not { } participation)
        {
            db.Add(Arrival.WalkIn(id, said.People!.Value, said.Name, said.Nonce, at));
            return true;
        }
        if (await db.ToChange(new ParticipationId(participation), ct) is not { IsComing: true } answer)
            return false;
        if (answer.EventId != id)
            return false;
        var there = await db.ArrivalsAt(id).Where(a => a.ParticipationId == answer.Id).SumAsync(a => a.People, ct);
        // Two doors at once: nobody comes in twice.
        if (Math.Min(said.People!.Value, answer.Party - there) is > 0 and var people)
            db.Add(Arrival.Of(answer, people, said.Nonce, at));
        return true;
    }

    private static async Task<Results<SeeOther, NotFound>> TakeBack(
        string id,
        Guid arrival,
        HttpRequest request,
        Viewer viewer,
        Writer writer,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId) || !viewer.KeepsDoorOf(eventId))
            return TypedResults.NotFound();
        var search = Said.Of(await request.ReadSentForm(ct)).Search;
        await writer.Write(
            (db, token) => db.ArrivalsAt(eventId).Where(a => a.Nonce == arrival).ExecuteDeleteAsync(token),
            ct
        );
        return Back(eventId, "undone", search);
    }

    private static SeeOther Back(EventId id, string done, string? search) =>
        new($"/events/{id}/door?done={done}" + (search is null ? "" : $"&q={Uri.EscapeDataString(search)}"));
}
