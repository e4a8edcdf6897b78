using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>
/// The one tap behind the letter's button. Seats that were let go meanwhile are taken again if they are still there; if
/// not, the page says so, and the same tap may confirm for fewer people or only ask to be told what is new.
/// </summary>
internal static class ConfirmAnswer
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/t/{ticket}/confirmation", Confirm).Limited(Rate.Ticket).Personal();
        routes.MapPost("/t/{ticket}/return", Return).Limited(Rate.Ticket).Personal();
        routes.MapPost("/t/{ticket}/session", OpenEvent).Limited(Rate.Ticket).Personal();
    }

    private static async Task<IResult> Confirm(
        string ticket,
        HttpContext context,
        ChangeOwn own,
        Sessions sessions,
        Door door,
        CancellationToken ct
    )
    {
        var typed = AnswerInput.From(await context.Request.Typed(ct));
        var changed = await own.Do(ticket, (c, token) => Settle(c, typed, door, token), ct);
        if (!changed.IsDone)
            return await Refused(ticket, changed, door, ct);
        if (changed.Mine!.IsIn)
            await sessions.Open(context, changed.Mine, ct);
        return new SeeOther($"/t/{ticket}?done=confirmed");
    }

    private static async Task<Reason?> Settle(Changing c, AnswerInput typed, Door door, CancellationToken ct)
    {
        if (c.Mine.ConfirmedAt is not null)
            return null;
        if (c.WhyClosed is { } why)
            return why;
        var (wanted, party) = Wanted(c.Mine, typed, door);
        var answer = c.Mine.Settled(c.Joined, wanted);
        var seats = Participation.SeatsFor(answer, party);
        return await c.Recount(seats, mine => Take(mine, answer, party, c.Now), ct) ? null : await c.WhyFull(ct);
    }

    /// <summary>What was answered, unless this form says otherwise.</summary>
    private static (Answer, int) Wanted(Participation mine, AnswerInput typed, Door door)
    {
        var reading = new ReadAnswer(typed, door.Reader.Words);
        var (answer, party) = (
            typed.Answer is null ? mine.Answer : reading.Answer(),
            typed.Party is null ? mine.Party : reading.Party()
        );
        return reading.Errors.Count > 0 ? (mine.Answer, mine.Party) : (answer, party);
    }

    private static void Take(Participation mine, Answer answer, int party, Instant now)
    {
        mine.Change(answer, party, now);
        mine.Confirm(now);
    }

    /// <summary>Changed their mind again.</summary>
    private static async Task<IResult> Return(
        string ticket,
        HttpRequest request,
        ChangeOwn own,
        Door door,
        CancellationToken ct
    )
    {
        var waits = (await request.Typed(ct))["answer"] == EventAsJson.Word(Answer.Waiting);
        var changed = await own.Do(
            ticket,
            async (c, token) =>
            {
                if (c.Mine.RemovedAt is not null)
                    return Reasons.Removed;
                if (c.Mine.WithdrawnAt is null)
                    return null;
                if (JoinPolicy.WhyNotJoin(c.Joined, Answer.Interested, 1, c.Now) is { } why)
                    return why;
                var answer = c.Mine.Settled(c.Joined, waits ? Answer.Waiting : c.Mine.Answer);
                var seats = Participation.SeatsFor(answer, c.Mine.Party);
                return await c.Recount(seats, mine => Back(mine, answer, c.Now), token) ? null : await c.WhyFull(token);
            },
            ct
        );
        return changed.IsDone ? new SeeOther($"/t/{ticket}?done=returned") : await Refused(ticket, changed, door, ct);
    }

    private static void Back(Participation mine, Answer answer, Instant now)
    {
        mine.Return(now);
        mine.Change(answer, mine.Party, now);
        // Whoever holds the ticket holds the mailbox.
        mine.Confirm(now);
    }

    /// <summary>A private event's page opens to those who showed their ticket.</summary>
    private static async Task<IResult> OpenEvent(
        string ticket,
        HttpContext context,
        Db db,
        Sessions sessions,
        CancellationToken ct
    )
    {
        if (await db.FindTicket(ticket, ct) is not { RemovedAt: null } mine)
            return TypedResults.NotFound();
        await sessions.Open(context, mine, ct);
        var form = await context.Request.ReadSentForm(ct);
        // To a part of the page, by its name.
        var to =
            form["to"].ToString() is { Length: > 0 and < 20 } part && part.All(char.IsAsciiLetterLower)
                ? $"#{part}"
                : "";
        return new SeeOther($"/events/{mine.EventId}{to}");
    }

    /// <summary>The page of the answer as it is, with why it could not be changed.</summary>
    public static async Task<IResult> Refused(string ticket, Changed changed, Door door, CancellationToken ct)
    {
        if (await door.Db.FindOwn(ticket, door.Clock, ct) is not { } model)
            return TypedResults.NotFound();
        var why = changed.Why is { } reason ? door.Reader.Words[$"answer.reason.{reason}"] : null;
        return TicketPages.Of(
            model with
            {
                Errors = why is null ? [] : [new FieldError(null, why)],
            },
            StatusCodes.Status409Conflict
        );
    }
}
