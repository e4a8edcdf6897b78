using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Talk;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Talk;

/// <summary>Write in the talk, under one's own name for it. The same form sent twice is one message.</summary>
internal static class SaySomething
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/talk", Say).Limited(Rate.Ticket).Personal();

    private static async Task<IResult> Say(
        string id,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        Reader reader,
        IClock clock,
        CancellationToken ct
    )
    {
        if (
            await db.Seen(id, viewer, clock, ct) is not { } seen
            || await TalkModel.Of(seen, viewer, db, null, ct) is not { } model
            || !model.IsTeam && model.Me is null
        )
            return await db.Absent(id, ct);
        var form = await request.ReadSentForm(ct);
        var typed = Typed.Of(form, model.IsTeam, viewer.OrganizerOf(seen.Id)?.Label);
        model = model with { Typed = form["text"], Name = model.IsTeam ? null : form["name"].ToString() };
        if (typed.Wrong(model.IsTeam, reader.Words) is { Count: > 0 } errors)
            return Page.Of<TalkPage>(model with { Errors = errors }, StatusCodes.Status422UnprocessableEntity);
        var me = model.IsTeam ? null : model.Me;
        var why = await writer.Write(
            (inside, token) => Put(inside, seen.Id, me, typed, clock.GetCurrentInstant(), token),
            ct
        );
        return why is null
            ? new SeeOther($"{seen.Path}#talk")
            : Page.Of<TalkPage>(
                model with
                {
                    Errors = [new(null, reader.Words[$"talk.reason.{why}", ("n", model.Pause ?? 0)])],
                },
                StatusCodes.Status409Conflict
            );
    }

    private static async Task<Reason?> Put(
        Db db,
        EventId about,
        ParticipationId? me,
        Typed typed,
        Instant now,
        CancellationToken ct
    )
    {
        if (await db.AllMessages.AnyAsync(m => m.Id == typed.Id, ct))
            return null;
        var joined = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == about, ct);
        var talk = await db.TalkToChange(about, ct);
        // The ticket may have closed while they were writing.
        if (me is not null && !await db.Participations.AnyAsync(IsIn(me.Value), ct))
            return Conversation.Off;
        var last = me is null
            ? null
            : await db.AllMessages.Where(m => m.Author == me && m.EventId == about).MaxAsync(m => (Instant?)m.At, ct);
        if (Conversation.WhyNotSay(joined, talk, me is null, last, now) is { } why)
            return why;
        var said = new Said(typed.Text!, RichText.ToHtml(typed.Text));
        db.Add(
            me is { } voice && await IsBarred(db, about, voice, ct)
                ? Message.SayUnheard(typed.Id, about, voice, typed.Name, said, now)
                : Message.Say(typed.Id, about, me, typed.Name, said, now)
        );
        return null;
    }

    private static async Task<bool> IsBarred(Db db, EventId about, ParticipationId me, CancellationToken ct) =>
        await db.IsBarred(
            about,
            await db.Participations.Where(p => p.Id == me).Select(p => p.EmailHash).FirstAsync(ct),
            ct
        );

    private static System.Linq.Expressions.Expression<Func<Participation, bool>> IsIn(ParticipationId id) =>
        p => p.Id == id && p.ConfirmedAt != null && p.WithdrawnAt == null && p.RemovedAt == null;

    private sealed record Typed(string? Text, string? Name, MessageId Id)
    {
        /// <summary>The team writes under the name of its key.</summary>
        public static Typed Of(IFormCollection form, bool isTeam, string? label) =>
            new(
                PlainText.Lines(form["text"]),
                isTeam ? label : PlainText.Line(form["name"]),
                Guid.TryParseExact(form["message"], "N", out var message) ? new(message) : MessageId.New()
            );

        public List<FieldError> Wrong(bool isTeam, Words words)
        {
            var errors = new List<FieldError>();
            if (Text is null)
                errors.Add(new("talk-text", words["talk.error.empty"]));
            else if (!PlainText.Fits(Text, Message.MaxText))
                errors.Add(new("talk-text", words["talk.error.long", ("most", Message.MaxText)]));
            if (!isTeam && (Name is null || !PlainText.Fits(Name, Message.MaxName)))
                errors.Add(new("talk-name", words["talk.error.name", ("most", Message.MaxName)]));
            return errors;
        }
    }
}

internal static class Talks
{
    /// <summary>Made with the first message or the first choice of the team.</summary>
    public static async Task<Conversation> TalkToChange(this Db db, EventId id, CancellationToken ct)
    {
        if (await db.Set<Conversation>().AsTracking().FirstOrDefaultAsync(t => t.EventId == id, ct) is { } talk)
            return talk;
        var made = Conversation.Of(id);
        db.Add(made);
        return made;
    }
}
