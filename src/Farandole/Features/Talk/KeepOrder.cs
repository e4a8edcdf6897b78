using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Talk;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Talk;

/// <summary>
/// What keeps a talk in order: the organizers remove, pin, silence, freeze and slow down, each with one button; who wrote
/// something takes it back. Somebody who is silenced is told nothing and goes on hearing themselves.
/// </summary>
internal static class KeepOrder
{
    private const string One = "/events/{id}/talk/{message:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{One}/removal", Remove).Limited(Rate.Ticket).Personal();
        routes.MapPost($"{One}/pin", Pin).Limited(Rate.Organize).Personal();
        routes.MapPost($"{One}/silence", Silence).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/talk/rules", Rule).Limited(Rate.Organize).Personal();
    }

    private static Task<Results<SeeOther, NotFound>> Remove(
        string id,
        Guid message,
        Order order,
        CancellationToken ct
    ) =>
        order.Do(
            id,
            async (c, token) =>
            {
                if (await c.Find(message, token) is not { } said)
                    return false;
                if (c.Organized is not null)
                {
                    c.Organized.Note("talk-removed", c.By, c.Now);
                    said.Remove(c.By, c.Now);
                    return true;
                }
                if (said.Author is null || said.Author != c.Me)
                    return false;
                // What one takes back oneself leaves no trace.
                said.Leave(c.Now);
                c.Db.Remove(said);
                return true;
            },
            ct
        );

    private static async Task<Results<SeeOther, NotFound>> Pin(
        string id,
        Guid message,
        HttpRequest request,
        Order order,
        CancellationToken ct
    )
    {
        var pin = (await request.ReadSentForm(ct))["pin"] != "false";
        return await order.Do(
            id,
            async (c, token) =>
            {
                if (c.Organized is null || await c.Find(message, token) is not { } said)
                    return false;
                (await c.Db.TalkToChange(c.About, token)).Pin(pin ? said.Id : null, c.Now);
                return true;
            },
            ct
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Silence(
        string id,
        Guid message,
        HttpRequest request,
        Order order,
        CancellationToken ct
    )
    {
        var silence = (await request.ReadSentForm(ct))["silence"] != "false";
        return await order.Do(
            id,
            async (c, token) =>
            {
                if (c.Organized is null || await c.Find(message, token) is not { Author: { } author })
                    return false;
                await c
                    .Db.Set<Silenced>()
                    .Where(s => s.EventId == c.About && s.Author == author)
                    .ExecuteDeleteAsync(token);
                if (silence)
                    c.Db.Add(
                        new Silenced
                        {
                            EventId = c.About,
                            Author = author,
                            At = c.Now,
                        }
                    );
                c.Organized.Note(silence ? "talk-silenced" : "talk-heard", c.By, c.Now);
                (await c.Db.TalkToChange(c.About, token)).Changed(c.Now);
                return true;
            },
            ct
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Rule(
        string id,
        HttpRequest request,
        Order order,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        var (open, frozen) = (form["open"].Count > 0, form["frozen"].Count > 0);
        int? pause = int.TryParse(form["pause"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        return await order.Do(
            id,
            async (c, token) =>
            {
                if (c.Organized is null)
                    return false;
                var talk = await c.Db.TalkToChange(c.About, token);
                if (open != Conversation.IsOn(talk, c.Organized.Visibility))
                    talk.Open(open, c.Now);
                talk.Freeze(frozen, c.Now);
                talk.Slow(pause, c.Now);
                return true;
            },
            ct,
            "talk?done=talk"
        );
    }
}

/// <summary>A talk being changed, inside a transaction.</summary>
/// <param name="Organized">Null unless the viewer organizes it.</param>
internal sealed record Ordering(Db Db, EventId About, Event? Organized, ParticipationId? Me, string? By, Instant Now)
{
    public Task<Message?> Find(Guid message, CancellationToken ct)
    {
        var id = new MessageId(message);
        return Db.AllMessages.AsTracking().FirstOrDefaultAsync(m => m.Id == id && m.EventId == About, ct);
    }
}

/// <summary>The door to all of it: whoever shows nothing of this event finds nothing.</summary>
internal sealed class Order(IHttpContextAccessor http, Writer writer, IClock clock)
{
    public async Task<Results<SeeOther, NotFound>> Do(
        string id,
        Func<Ordering, CancellationToken, Task<bool>> change,
        CancellationToken ct,
        string? next = null
    )
    {
        // Asked here: the writer works outside the request.
        var viewer = http.HttpContext!.Viewer();
        if (!EventId.TryParse(id, out var about))
            return TypedResults.NotFound();
        var done = await writer.Write(
            async (db, token) =>
            {
                var organized = await db.OrganizedToChange(about, viewer, token);
                var me = viewer.ParticipationIn(about);
                if (organized is null && me is null)
                    return false;
                var by = viewer.OrganizerOf(about)?.Label;
                return await change(new(db, about, organized, me, by, clock.GetCurrentInstant()), token);
            },
            ct
        );
        return done ? new SeeOther($"/events/{about}{(next is null ? "#talk" : $"/{next}")}") : TypedResults.NotFound();
    }
}
