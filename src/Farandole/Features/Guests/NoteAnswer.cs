using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Guests;

/// <summary>"Told me by phone": an organizer notes the answer of somebody who has not answered, who can correct it through their link.</summary>
internal static class NoteAnswer
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/guests/{guest:guid}/answer", Note).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Note(
        string id,
        Guid guest,
        HttpRequest request,
        ITakeAnswers answers,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Line(id, guest, ct) is not { } model)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var said = GuestAnswer.Read(form, tools.Reader.Words);
        if (said.Errors.Count > 0)
            return Page.Of<GuestPage>(model with { Errors = said.Errors }, StatusCodes.Status422UnprocessableEntity);
        var seen = model.Backstage.Seen;
        var by = new Telling(Channels.Read(form["by"]) ?? Channel.InPerson, tools.Viewer.OrganizerOf(seen.Id)?.Label);
        var why = await tools.Writer.Write(
            (db, token) => Take(db, model.Line.Guest.Id, said, by, answers, tools, token),
            ct
        );
        return why is null
            ? new SeeOther($"{seen.Path}/guests/{guest}?done=guest-noted")
            : Page.Of<GuestPage>(
                model with
                {
                    Errors = [new(null, why.InWords(tools.Reader.Words))],
                },
                StatusCodes.Status409Conflict
            );
    }

    private static async Task<Reason?> Take(
        Db db,
        InviteeId id,
        GuestAnswer said,
        Telling by,
        ITakeAnswers answers,
        GuestTools tools,
        CancellationToken ct
    )
    {
        var guest = await db.Set<Invitee>().AsTracking().FirstAsync(i => i.Id == id, ct);
        // What they said themselves is theirs to change.
        if (await db.GuestOf(guest.EventId, id, ct) is { IsSilent: false })
            return GuestReasons.Answered;
        return await db.Take(guest, said, by, answers, tools.Now, ct);
    }
}

/// <summary>What a guest answers, as a form sends it.</summary>
internal sealed record GuestAnswer(Domain.Participations.Answer? Answer, int Party)
{
    public string? Message { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>No answer of the list: they do not come.</summary>
    public const string No = "no";

    public static GuestAnswer Read(IFormCollection form, Words words)
    {
        var word = form["answer"].ToString();
        var errors = new List<FieldError>();
        Domain.Participations.Answer? answer = word switch
        {
            "coming" => Domain.Participations.Answer.Coming,
            "maybe" => Domain.Participations.Answer.Maybe,
            _ => null,
        };
        if (answer is null && word != No)
            errors.Add(new("answer", words["guests.error.answer"]));
        var isNumber = int.TryParse(form["party"], out var party);
        if (answer is not null && (!isNumber || party is < 1 or > Domain.Participations.JoinPolicy.MaxParty))
            errors.Add(new("party", words["answer.error.party", ("most", Domain.Participations.JoinPolicy.MaxParty)]));
        var message = PlainText.Lines(form["message"]);
        if (!PlainText.Fits(message, Domain.Participations.Participation.MaxMessage))
            errors.Add(
                new("message", words["answer.error.message", ("most", Domain.Participations.Participation.MaxMessage)])
            );
        return new(answer, party) { Message = message, Errors = errors };
    }
}

internal static class GuestAnswers
{
    /// <summary>Takes what a guest says, whoever brings it: null when it is done, else why not.</summary>
    public static async Task<Reason?> Take(
        this Db db,
        Invitee guest,
        GuestAnswer said,
        Telling by,
        ITakeAnswers answers,
        NodaTime.Instant now,
        CancellationToken ct,
        bool fromLetter = false
    )
    {
        if (await db.HasOwnAnswer(guest, ct))
            return GuestReasons.Answered;
        if (said.Answer is not { } answer)
        {
            guest.Decline(by, now);
            return null;
        }
        var given = new GivenByGuest(
            guest.EventId,
            guest.Name,
            EmailAddress.Parse(guest.Email),
            fromLetter,
            answer,
            said.Party,
            said.Message,
            guest.Language
        );
        var taken = await answers.TakeAtOnce(db, given, now, ct);
        if (taken.Answer is { } mine)
            guest.Answer(mine, by, now);
        return taken is { Why: null, Answer: null } ? GuestReasons.Answered : taken.Why;
    }

    /// <summary>An answer with an address is changed behind the link that its mailbox got, and is not given twice.</summary>
    private static Task<bool> HasOwnAnswer(this Db db, Invitee guest, CancellationToken ct) =>
        db.Participations.AnyAsync(
            p => p.Id == guest.ParticipationId && p.Email != null && p.WithdrawnAt == null && p.RemovedAt == null,
            ct
        );

    /// <summary>A reason of this list, or of answers.</summary>
    public static string InWords(this Reason why, Words words) =>
        words.Knows($"guests.reason.{why}") ? words[$"guests.reason.{why}"] : words[$"answer.reason.{why}"];
}
