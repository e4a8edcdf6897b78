using Farandole.Domain.Events;
using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Places;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Guests;

/// <summary>
/// "It is the same person": somebody of the list who answered under their name on the event's page, without their link,
/// is one person for the organizers once they say so.
/// </summary>
internal static class RecognizeGuest
{
    private const int Most = 5;
    private const int MostRead = 1_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id}/guests/{guest:guid}/recognition", Recognize).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/guests/{guest:guid}/recognition/end", TellApart).Limited(Rate.Organize).Personal();
    }

    /// <summary>Answers that organizers may see, that are nobody's on the list, under a name like theirs.</summary>
    public static async Task<IReadOnlyList<SameName>> Like(this Db db, Invitee guest, CancellationToken ct)
    {
        var named = await Free(db, guest.EventId)
            .OrderBy(p => p.ConfirmedAt)
            .Take(MostRead)
            .Select(p => new SameName(p.Id, p.Name!, p.Party, p.ConfirmedAt!.Value))
            .ToListAsync(ct);
        var first = First(guest.Name);
        return [.. named.Where(n => First(n.Name) == first).Take(Most)];
    }

    private static async Task<Results<SeeOther, NotFound>> Recognize(
        string id,
        Guid guest,
        HttpRequest request,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (
            await tools.Line(id, guest, ct) is not { Line.IsSilent: true } model
            || !Guid.TryParse((await request.ReadSentForm(ct))["answer"], out var answer)
        )
            return TypedResults.NotFound();
        var now = tools.Now;
        return await tools.Change(
            model.Line.Guest,
            "recognized",
            (db, one, token) => Keep(db, one, new(answer), now, token),
            ct
        )
            ? new SeeOther($"{model.Backstage.Seen.Path}/guests/{guest}?done=guest-recognized")
            : TypedResults.NotFound();
    }

    /// <summary>It was a mistake: the line and the answer stand apart again, and nothing of either is lost.</summary>
    private static async Task<Results<SeeOther, NotFound>> TellApart(
        string id,
        Guid guest,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    ) =>
        await tools.Line(id, guest, ct) is { } model
        && await tools.Change(model.Line.Guest, "told-apart", (_, one, _) => Task.FromResult(one.TellApart()), ct)
            ? new SeeOther($"{model.Backstage.Seen.Path}/guests/{guest}?done=guest-apart")
            : TypedResults.NotFound();

    /// <summary>Changes a line and says so to the team; false when it was not to be changed.</summary>
    private static Task<bool> Change(
        this GuestTools tools,
        Invitee line,
        string note,
        Func<Db, Invitee, CancellationToken, Task<bool>> change,
        CancellationToken ct
    )
    {
        var (viewer, now) = (tools.Viewer, tools.Now);
        return tools.Writer.Write(
            async (db, token) =>
            {
                if (
                    await db.OrganizedToChange(line.EventId, viewer, token) is not { } organized
                    || await db.Set<Invitee>().AsTracking().FirstOrDefaultAsync(i => i.Id == line.Id, token)
                        is not { } guest
                    || !await change(db, guest, token)
                )
                    return false;
                organized.Note(note, viewer.OrganizerOf(line.EventId)?.Label, now);
                return true;
            },
            ct
        );
    }

    private static async Task<bool> Keep(
        Db db,
        Invitee guest,
        ParticipationId answer,
        Instant now,
        CancellationToken ct
    )
    {
        var moment = await Free(db, guest.EventId)
            .Where(p => p.Id == answer)
            .Select(p => p.ConfirmedAt)
            .FirstOrDefaultAsync(ct);
        if (moment is not { } at)
            return false;
        guest.Recognize(answer, at, now);
        return true;
    }

    private static IQueryable<Participation> Free(Db db, EventId id) =>
        db.InOf(id)
            .Where(p =>
                p.Name != null
                && p.Exposure != Exposure.Nobody
                && !db.Set<Invitee>()
                    .Any(i =>
                        i.EventId == id
                        && (
                            i.ParticipationId == p.Id
                            || (i.EmailHash != null && i.EmailHash == p.EmailHash && p.ProfileId == null)
                        )
                    )
            );

    /// <summary>"Léa Martin" may have written "lea".</summary>
    private static string First(string name) => Folding.Of(name).Split(' ')[0];
}

/// <summary>Somebody's answer under a name like the guest's.</summary>
internal sealed record SameName(ParticipationId Id, string Name, int Party, Instant At);
