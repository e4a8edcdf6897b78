using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Web;

namespace Farandole.Features.Coming;

/// <summary>Another number or answer, another name, other letters: from the personal link, with no account.</summary>
internal static class ChangeAnswer
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/t/{ticket}/answer", AnswerAnew).Limited(Rate.Ticket).Personal();
        routes.MapPost("/t/{ticket}/details", Details).Limited(Rate.Ticket).Personal();
        routes.MapPost("/t/{ticket}/notifications", Letters).Limited(Rate.Ticket).Personal();
        routes.MapPost("/t/{ticket}/withdrawal", Withdraw).Limited(Rate.Ticket).Personal();
    }

    private static async Task<IResult> AnswerAnew(
        string ticket,
        HttpRequest request,
        ChangeOwn own,
        Door door,
        CancellationToken ct
    )
    {
        var typed = AnswerInput.From(await request.Typed(ct));
        var reading = new ReadAnswer(typed, door.Reader.Words);
        var (answer, party) = (reading.Answer(), reading.Party());
        AnswerInput Kept(AnswerInput kept) =>
            kept with
            {
                Answer = typed.Answer,
                Party = typed.Party,
                More = typed.More,
            };
        if (reading.Errors.Count > 0)
            return await Again(ticket, Kept, reading.Errors, StatusCodes.Status422UnprocessableEntity, door, ct);
        var changed = await own.Do(ticket, (c, token) => Recount(c, answer, party, token), ct);
        if (changed.Why == Reasons.Full || changed.Why == WaitingReasons.Queued)
            return await Again(
                ticket,
                kept => Kept(kept) with { Answer = "waiting" },
                [new("party", door.Reader.Words["coming.change.full"])],
                StatusCodes.Status409Conflict,
                door,
                ct
            );
        return changed.IsDone
            ? new SeeOther($"/t/{ticket}?done=changed")
            : await ConfirmAnswer.Refused(ticket, changed, door, ct);
    }

    private static async Task<Reason?> Recount(Changing c, Answer answer, int party, CancellationToken ct)
    {
        if (c.WhyClosed is { } why)
            return why;
        // Not confirmed yet: the page has one button for that, which comes first.
        if (c.Mine.ConfirmedAt is null)
            return null;
        answer = c.Mine.Settled(c.Joined, answer);
        var seats = Participation.SeatsFor(answer, party);
        return await c.Recount(seats, mine => mine.Change(answer, party, c.Now), ct) ? null : await c.WhyFull(ct);
    }

    private static async Task<IResult> Details(
        string ticket,
        HttpRequest request,
        ChangeOwn own,
        Door door,
        CancellationToken ct
    )
    {
        var typed = AnswerInput.From(await request.Typed(ct));
        var reading = new ReadAnswer(typed, door.Reader.Words);
        var who = reading.Who();
        AnswerInput Kept(AnswerInput kept) =>
            kept with
            {
                Name = typed.Name,
                Message = typed.Message,
                Exposure = typed.Exposure,
            };
        if (reading.Errors.Count > 0)
            return await Again(ticket, Kept, reading.Errors, StatusCodes.Status422UnprocessableEntity, door, ct);
        var changed = await own.Do(ticket, (c, token) => Introduce(c, who, token), ct);
        return changed.IsDone
            ? new SeeOther($"/t/{ticket}?done=details")
            : await ConfirmAnswer.Refused(ticket, changed, door, ct);
    }

    private static async Task<Reason?> Introduce(Changing c, Introduction who, CancellationToken ct)
    {
        if (c.Mine.WhyNotChange() is { } why)
            return why;
        if (who.Circle is { } circle && circle != c.Mine.CircleId && !await c.Db.IsOf(c.Mine.ProfileId, circle, ct))
            return ParticipationReasons.NotOfCircle;
        c.Mine.Introduce(who.Name, who.Message, who.Exposure, who.Circle);
        return null;
    }

    private static async Task<IResult> Letters(string ticket, HttpRequest request, ChangeOwn own, CancellationToken ct)
    {
        var form = await request.Typed(ct);
        bool Wants(string letters) => form[letters].Count > 0;
        var changed = await own.Do(
            ticket,
            (c, _) =>
            {
                c.Mine.Choose(Wants("changes"), Wants("reminder"), Wants("messages"));
                return Task.FromResult<Reason?>(null);
            },
            ct
        );
        return changed.IsDone ? new SeeOther($"/t/{ticket}?done=letters") : TypedResults.NotFound();
    }

    private static async Task<IResult> Withdraw(string ticket, ChangeOwn own, CancellationToken ct)
    {
        var changed = await own.Do(
            ticket,
            async (c, token) =>
            {
                await c.Recount(0, mine => mine.Withdraw(c.Now), token);
                return null;
            },
            ct
        );
        return changed.IsDone ? new SeeOther($"/t/{ticket}") : TypedResults.NotFound();
    }

    /// <summary>The ticket once more, with what was typed and what is wrong with it.</summary>
    private static async Task<IResult> Again(
        string ticket,
        Func<AnswerInput, AnswerInput> kept,
        IReadOnlyList<FieldError> errors,
        int status,
        Door door,
        CancellationToken ct
    ) =>
        await door.Db.FindOwn(ticket, door.Clock, ct) is { } model
            ? TicketPages.Of(model with { Input = kept(model.Shown), Errors = errors }, status)
            : TypedResults.NotFound();
}
