using Farandole.Domain.Events;
using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Guests;

/// <summary>
/// The page behind a guest's own link: what they are invited to, and yes or no with one tap, no address asked. Once they
/// have said yes it leads to their ticket. Opening it changes nothing: that it was seen is said by the page.
/// </summary>
internal static class OwnInvitation
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/g/{invitee}", Show).Limited(Rate.Ticket).Personal();
        routes.MapPost("/g/{invitee}/sight", See).Limited(Rate.Ticket).Personal();
        routes.MapPost("/g/{invitee}/answer", Answer).Limited(Rate.Ticket).Personal();
        routes.MapPost("/g/{invitee}/erasure", Erase).Limited(Rate.Ticket).Personal();
    }

    private static async Task<IResult> Show(
        string invitee,
        string? done,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await Find(tools, invitee, ct) is not { } model)
            return TypedResults.NotFound();
        if (model.IsGone)
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        return await Ticket(tools, model, ct) is { } ticket
            ? new SeeOther(model.Guest.ToldBy is null ? ticket : $"{ticket}?done=noted")
            : Page.Of<OwnInvitationPage>(model with { Done = done });
    }

    private static async Task<Results<NoContent, NotFound>> See(
        string invitee,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Behind(invitee, ct) is not var (guest, _))
            return TypedResults.NotFound();
        await tools.Writer.Write(async (db, token) => (await db.ToChange(guest.Id, token))?.See(tools.Now), ct);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Answer(
        string invitee,
        HttpRequest request,
        ITakeAnswers answers,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await Find(tools, invitee, ct) is not { IsGone: false } model)
            return TypedResults.NotFound();
        if (await Ticket(tools, model, ct) is { } before)
            return new SeeOther(before);
        var form = await request.ReadSentForm(ct);
        var words = tools.Reader.Words;
        var said = GuestAnswer.Read(form, words);
        if (said.Answer is not null && model.Seen.IsSurprise && form["promise"].Count == 0)
            said = said with { Errors = [.. said.Errors, new("promise", words["answer.error.promise"])] };
        model = model with { Typed = form, Errors = said.Errors };
        if (said.Errors.Count > 0)
            return Page.Of<OwnInvitationPage>(model, StatusCodes.Status422UnprocessableEntity);
        var why = await tools.Writer.Write(
            async (db, token) =>
                await db.ToChange(model.Guest.Id, token) is { } guest
                    ? await db.Take(guest, said, Telling.Themselves, answers, tools.Now, token, model.FromLetter)
                    : Reasons.Removed,
            ct
        );
        if (why is not null)
            return Page.Of<OwnInvitationPage>(
                model with
                {
                    Errors = [new(null, why.InWords(words))],
                },
                StatusCodes.Status409Conflict
            );
        return new SeeOther(said.Answer is null ? $"{model.Path}?done=declined" : model.Path);
    }

    /// <summary>Takes oneself off the list: the answer, if there is one, stays with its own link.</summary>
    private static async Task<Results<SeeOther, NotFound>> Erase(
        string invitee,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Behind(invitee, ct) is not var (guest, _))
            return TypedResults.NotFound();
        await tools.Writer.Write(
            (db, token) => db.Set<Invitee>().Where(i => i.Id == guest.Id).ExecuteDeleteAsync(token),
            ct
        );
        return new SeeOther("/erased");
    }

    private static async Task<OwnInvitationModel?> Find(GuestTools tools, string invitee, CancellationToken ct)
    {
        if (await tools.Behind(invitee, ct) is not var (guest, fromLetter))
            return null;
        var invited = await tools.Db.AllEvents.FirstAsync(e => e.Id == guest.EventId, ct);
        // A draft is its organizers' alone, whoever is on its list already.
        if (invited.IsDraft)
            return null;
        return new(guest, EventAsSeen.By(Standing.HasLink, invited, tools.Now), $"/g/{invitee}")
        {
            IsGone = invited.DeletedAt is not null,
            FromLetter = fromLetter,
        };
    }

    /// <summary>Their ticket, once they have said yes: there they change it.</summary>
    private static async Task<string?> Ticket(GuestTools tools, OwnInvitationModel model, CancellationToken ct)
    {
        if (model.Guest.ParticipationId is not { } id)
            return null;
        var mine = await tools.Db.Participations.FirstOrDefaultAsync(p => p.Id == id, ct);
        // What belongs to an address is behind the link that its mailbox got.
        return mine is null || mine.Email is not null && !model.FromLetter ? null : tools.Tickets.PathOf(mine);
    }

    private static Task<Invitee?> ToChange(this Db db, InviteeId id, CancellationToken ct) =>
        db.Set<Invitee>().AsTracking().FirstOrDefaultAsync(i => i.Id == id, ct);
}

/// <summary>Somebody's own invitation.</summary>
/// <param name="Path">Their personal link: whoever has it is them.</param>
public sealed record OwnInvitationModel(Invitee Guest, EventAsSeen Seen, string Path)
{
    internal bool IsGone { get; init; }

    /// <summary>Came by the link that only their mailbox knows.</summary>
    internal bool FromLetter { get; init; }

    internal string? Done { get; init; }

    /// <summary>What a form brought back, and what is wrong with it.</summary>
    internal IFormCollection? Typed { get; init; }

    internal IReadOnlyList<FieldError> Errors { get; init; } = [];
}
