using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Talk;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
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
        return Page.Of<MessagePage>(
            new MessageModel
            {
                Backstage = backstage,
                Reaches = reaches,
                Announced = await db.Announcements(backstage.Seen, ct),
            }
        );
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Take(
        string id,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        Later later,
        Instance instance,
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
            return Page.Of<MessagePage>(await db.Previewed(model, instance, clock, ct));
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
        if (
            lately.Exists(n => n.EndsWith(input.Message.ToString("N"), StringComparison.Ordinal))
            || await db.Set<Announcement>().AnyAsync(a => a.Id == new MessageId(input.Message), ct)
        )
            return Outcome.Sent;
        if (input.IsLetter && lately.Count >= MaxADay)
            return Outcome.TooMany;
        var by = viewer.OrganizerOf(id)?.Label;
        if (input.IsOnPage)
            db.Add(Announced(id, input, by, now));
        if (input.IsLetter)
            organized.Note($"{NotePrefix}{await Write(db, id, input, later, now, ct)}:{input.Message:N}", by, now);
        return Outcome.Sent;
    }

    private static async Task<int> Write(
        Db db,
        EventId id,
        MessageInput input,
        Later later,
        Instant now,
        CancellationToken ct
    )
    {
        var readers = await db.ReadersOf(id, input.To).Select(p => p.Id).ToListAsync(ct);
        foreach (var reader in readers)
            later.Do(db, new MessageToSend(reader, input.Message, input.Whole), now);
        var elsewhere = await db.RemoteReadersOf(id, input.To).Select(p => p.Id).ToListAsync(ct);
        foreach (var reader in elsewhere)
            later.Do(db, new WordForRemote(reader, input.Message, input.Whole), now);
        return readers.Count + elsewhere.Count;
    }

    private static Announcement Announced(EventId id, MessageInput input, string? by, Instant now) =>
        Announcement.Make(
            new MessageId(input.Message),
            id,
            input.Seen,
            input.Title,
            new(input.Text!, RichText.ToHtml(input.Text)),
            by,
            now
        );
}
