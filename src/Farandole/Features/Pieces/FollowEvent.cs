using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>
/// "Tell me when it is known": an address, confirmed by one click, and nothing else. Whether an address was known before
/// is told to nobody.
/// </summary>
internal static class FollowEvent
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/follow", Show).Limited(Rate.Read).Personal();
        routes.MapPost("/events/{id}/follow", Ask).Limited(Rate.Answer).Personal();
        routes.MapGet("/f/{link}", ShowOwn).Limited(Rate.Ticket).Personal();
        routes.MapPost("/f/{link}/confirmation", Confirm).Limited(Rate.Ticket).Personal();
        routes
            .MapPost("/f/{link}/stop", Stop)
            .Limited(Rate.Ticket)
            .Personal()
            .WithMetadata(new FromAnywhere("Mail programs unsubscribe with one click (RFC 8058)."));
    }

    /// <summary>What asking is done with.</summary>
    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] Writer Writer,
        [FromServices] Later Later,
        [FromServices] Tickets Tickets,
        [FromServices] AddressHash Hashes,
        [FromServices] IClock Clock
    );

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Show(
        string id,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.Seen(id, viewer, clock, ct) is { } seen
            ? Page.Of<FollowPage>(new FollowModel(seen) { Done = done })
            : await db.Absent(id, ct);

    private static async Task<Results<RazorComponentResult, SeeOther, StatusCodeHttpResult>> Ask(
        string id,
        HttpRequest request,
        Viewer viewer,
        Reader reader,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Db.Seen(id, viewer, tools.Clock, ct) is not { Visibility: not Visibility.Private } seen)
            return await tools.Db.Absent(id, ct);
        var form = await request.ReadSentForm(ct);
        var typed = form["email"].ToString();
        // A robot is told what people are told.
        if (RobotTrap.Caught(form))
            return new SeeOther($"{seen.Path}/follow?done=asked");
        if (EmailAddress.Parse(typed) is not { } address)
            return Page.Of<FollowPage>(
                new FollowModel(seen) { Email = typed, Error = reader.Words["answer.error.email"] },
                StatusCodes.Status422UnprocessableEntity
            );
        if (!seen.IsOver)
            await tools.Writer.Write((db, token) => Keep(db, seen.Id, address, reader.Language, tools, token), ct);
        return new SeeOther($"{seen.Path}/follow?done=asked");
    }

    private static async Task Keep(
        Db db,
        EventId id,
        EmailAddress address,
        string language,
        Tools tools,
        CancellationToken ct
    )
    {
        var (now, hash) = (tools.Clock.GetCurrentInstant(), tools.Hashes.Of(address));
        var known = await db.Followers.FirstOrDefaultAsync(f => f.EventId == id && f.EmailHash == hash, ct);
        if (known is null)
        {
            var link = tools.Tickets.NewForFollower();
            known = new Follower
            {
                EventId = id,
                Email = address.Value,
                EmailHash = hash,
                Language = language,
                Selector = link.Selector,
                Hash = link.Hash,
                CreatedAt = now,
            };
            db.Add(known);
            await db.SaveChangesAsync(ct);
        }
        // Asked twice before it has left, it leaves once.
        await tools.Later.DoOnce(db, $"follow:{known.Id}", new FollowAsked(known.Id, now), now, move: false, ct);
    }

    private static async Task<Results<RazorComponentResult, NotFound>> ShowOwn(
        string link,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.FindFollower(link, ct) is not { } own)
            return TypedResults.NotFound();
        var followed = await db.AllEvents.FirstAsync(e => e.Id == own.EventId, ct);
        var seen = EventAsSeen.By(StandingOn(followed), followed, clock.GetCurrentInstant());
        return Page.Of<OwnFollowPage>(new OwnFollowModel(seen, own, $"/f/{link}"));
    }

    /// <summary>An address that was given while it was for everybody opens nothing of what is for the invited now.</summary>
    public static Standing StandingOn(Event followed) =>
        followed.Visibility == Visibility.Private ? Standing.Passer : Standing.HasLink;

    private static async Task<Results<SeeOther, NotFound>> Confirm(
        string link,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        var isDone = await writer.Write(
            async (db, token) =>
            {
                if (await db.FindFollower(link, token) is not { } own)
                    return false;
                db.Attach(own);
                own.Confirm(clock.GetCurrentInstant());
                return true;
            },
            ct
        );
        return isDone ? new SeeOther($"/f/{link}") : TypedResults.NotFound();
    }

    /// <summary>Forgets the address at once; doing it twice changes nothing.</summary>
    private static async Task<Results<SeeOther, NotFound>> Stop(
        string link,
        Db read,
        Writer writer,
        CancellationToken ct
    )
    {
        if (await read.FindFollower(link, ct) is not { } own)
            return TypedResults.NotFound();
        await writer.Write((db, token) => db.Followers.Where(f => f.Id == own.Id).ExecuteDeleteAsync(token), ct);
        return new SeeOther($"/events/{own.EventId}/follow?done=stopped");
    }
}

/// <summary>The page on which one asks to be told.</summary>
public sealed record FollowModel(EventAsSeen Seen)
{
    public string? Email { get; init; }

    public string? Error { get; init; }

    /// <summary><c>asked</c> or <c>stopped</c>.</summary>
    public string? Done { get; init; }
}

/// <summary>What is known of somebody who asked.</summary>
public sealed record OwnFollowModel(EventAsSeen Seen, Follower Own, string Path);
