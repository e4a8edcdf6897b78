using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>
/// The organizers write to those who answered: typed, shown again with how many it reaches, then sent as a letter each.
/// Few a day, so that nobody regrets having given an address.
/// </summary>
internal static class WriteMessage
{
    public const int MaxADay = 3;
    private const string NotePrefix = "message:";

    private enum Outcome
    {
        Sent,
        TooMany,
        NotThere,
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/messages", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/messages", Take).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is not { } backstage)
            return TypedResults.NotFound();
        var reaches = await db.Reaches(backstage.Seen.Id, ct);
        return Page.Of<MessagePage>(new MessageModel { Backstage = backstage, Reaches = reaches });
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Take(
        string id,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        Later later,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct) is not { } backstage)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var input = MessageInput.Of(form);
        var reaches = await db.Reaches(backstage.Seen.Id, ct);
        var model = new MessageModel
        {
            Backstage = backstage,
            Reaches = reaches,
            Input = input,
        };
        if (form["step"] == "edit")
            return Page.Of<MessagePage>(model);
        if (model.WithErrors() is { Error: not null } wrong)
            return Page.Of<MessagePage>(wrong, StatusCodes.Status422UnprocessableEntity);
        if (!input.IsFinal)
            return Page.Of<MessagePage>(model with { IsPreview = true });
        var outcome = await writer.Write(
            (changed, token) =>
                Send(changed, backstage.Seen.Id, input, viewer, later, clock.GetCurrentInstant(), token),
            ct
        );
        return Shown(outcome, model);
    }

    private static Results<RazorComponentResult, SeeOther, NotFound> Shown(Outcome outcome, MessageModel model) =>
        outcome switch
        {
            Outcome.NotThere => TypedResults.NotFound(),
            Outcome.TooMany => Page.Of<MessagePage>(model.TooMany(), StatusCodes.Status409Conflict),
            Outcome.Sent => new SeeOther($"{model.Backstage.Seen.Path}/messages?done=written"),
        };

    private static async Task<Outcome> Send(
        Db db,
        EventId id,
        MessageInput input,
        Viewer viewer,
        Later later,
        Instant now,
        CancellationToken ct
    )
    {
        await db.TakeTurn(id, ct);
        if (await db.OrganizedToChange(id, viewer, ct) is not { } organized)
            return Outcome.NotThere;
        var yesterday = now - Duration.FromDays(1);
        var lately = await db
            .Changes.Where(c => c.EventId == id && c.At > yesterday && EF.Functions.Like(c.After!, NotePrefix + "%"))
            .Select(c => c.After!)
            .ToListAsync(ct);
        // The same form sent twice is one message.
        if (lately.Exists(n => n.EndsWith(input.Message.ToString("N"), StringComparison.Ordinal)))
            return Outcome.Sent;
        if (lately.Count >= MaxADay)
            return Outcome.TooMany;
        var readers = await db.ReadersOf(id, input.To).Select(p => p.Id).ToListAsync(ct);
        foreach (var reader in readers)
            later.Do(db, new MessageToSend(reader, input.Message, input.Text!), now);
        organized.Note($"{NotePrefix}{readers.Count}:{input.Message:N}", viewer.OrganizerOf(id)?.Label, now);
        return Outcome.Sent;
    }

    private static async Task<MessageReach> Reaches(this Db db, EventId id, CancellationToken ct) =>
        new(
            await db.ReadersOf(id, MessageTo.Coming).CountAsync(ct),
            await db.ReadersOf(id, MessageTo.Maybe).CountAsync(ct),
            await db.ReadersOf(id, MessageTo.All).CountAsync(ct)
        );

    /// <summary>Those who want such letters and whose address is still kept.</summary>
    private static IQueryable<Participation> ReadersOf(this Db db, EventId id, MessageTo to)
    {
        var readers = db.InOf(id).Where(p => p.WantsMessages && p.Email != null);
        return to switch
        {
            MessageTo.Coming => readers.Where(p => p.Answer == Answer.Coming),
            MessageTo.Maybe => readers.Where(p => p.Answer != Answer.Coming),
            MessageTo.All => readers,
        };
    }
}
