using System.Globalization;
using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.DatePolls;

/// <summary>The organizers' page of the poll: what is proposed, and the one tap that picks.</summary>
internal static class ManageDates
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/dates", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/dates", Propose).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/dates/{date:guid}/choice", Pick).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        [AsParameters] PollTools tools,
        CancellationToken ct
    ) =>
        await Find(id, done, tools, ct) is { } model
            ? Page.Of<DatesPage>(model with { Typed = TypedDates.Of(model) })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Propose(
        string id,
        HttpRequest request,
        [AsParameters] PollTools tools,
        CancellationToken ct
    )
    {
        if (await Find(id, null, tools, ct) is not { } model)
            return TypedResults.NotFound();
        var seen = model.Backstage.Seen;
        var typed = TypedDates.From(await request.ReadSentForm(ct));
        var read = typed.Read(seen.Zone, tools.Clock.GetCurrentInstant(), tools.Reader.Words);
        if (read.Errors.Count > 0)
            return Page.Of<DatesPage>(
                model with
                {
                    Typed = typed,
                    Errors = read.Errors,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var problem = await tools.Writer.Write((db, token) => Keep(db, seen.Id, typed, read, tools, token), ct);
        if (problem is null)
            return new SeeOther($"{seen.Path}/dates?done=dates-kept");
        return Page.Of<DatesPage>(
            (await Find(id, null, tools, ct))! with
            {
                Typed = typed,
                HasChanged = problem == "poll.changed",
                Errors = [new(null, tools.Reader.Words[problem])],
            },
            StatusCodes.Status409Conflict
        );
    }

    /// <summary>Null when it is kept. Proposals that stay keep what was said to them.</summary>
    private static async Task<string?> Keep(
        Db db,
        EventId id,
        TypedDates typed,
        ReadDates read,
        PollTools tools,
        CancellationToken ct
    )
    {
        var now = tools.Clock.GetCurrentInstant();
        if (await db.OrganizedToChange(id, tools.Viewer, ct) is not { } organized)
            throw new RuleBroken(Reasons.Deleted);
        var poll = await db.Set<DatePoll>().AsTracking().FirstOrDefaultAsync(p => p.EventId == id, ct);
        if ((poll?.Revision ?? 0) != typed.Revision)
            return "poll.changed";
        if (organized.WhyNotChange() is not null || poll?.PickedId is not null)
            return "poll.closed";
        if (poll is null)
            db.Add(poll = DatePoll.Open(id, now));
        var before = await db.Set<PollDate>().AsTracking().Where(d => d.EventId == id).ToListAsync(ct);
        db.RemoveRange(before.Where(b => !read.Dates.Any(b.IsSame)));
        var added = read.Dates.Where(d => !before.Exists(b => b.IsSame(d))).Select(d => PollDate.Of(id, d)).ToList();
        db.AddRange(added);
        poll.Change(read.LastDay, typed.HidesResults, now);
        organized.PollDate(
            DatePoll.Span([.. before.Where(b => read.Dates.Any(b.IsSame)), .. added], organized.Zone),
            now
        );
        return null;
    }

    private static async Task<Results<SeeOther, NotFound>> Pick(
        string id,
        Guid date,
        [AsParameters] PollTools tools,
        CancellationToken ct
    )
    {
        if (await Find(id, null, tools, ct) is not { } model)
            return TypedResults.NotFound();
        var eventId = model.Backstage.Seen.Id;
        var picked = await tools.Writer.Write((db, token) => Choose(db, eventId, new(date), tools, token), ct);
        return picked ? new SeeOther($"/events/{eventId}/dates?done=date-picked") : TypedResults.NotFound();
    }

    private static async Task<bool> Choose(Db db, EventId id, PollDateId date, PollTools tools, CancellationToken ct)
    {
        var now = tools.Clock.GetCurrentInstant();
        if (
            await db.OrganizedToChange(id, tools.Viewer, ct) is not { } organized
            || await db.Set<DatePoll>().AsTracking().FirstOrDefaultAsync(p => p.EventId == id, ct) is not { } poll
            || await db.Set<PollDate>().FirstOrDefaultAsync(d => d.Id == date && d.EventId == id, ct) is not { } found
        )
            return false;
        // Who taps twice, or at the same time as another, has picked once.
        if (poll.PickedId is not null)
            return true;
        poll.Pick(date, now);
        organized.PickDate(found.In(organized.Zone), tools.Viewer.OrganizerOf(id)?.Label, now);
        return true;
    }

    private static async Task<DatesModel?> Find(string id, string? done, PollTools tools, CancellationToken ct)
    {
        if (await tools.Db.Backstages(id, tools.Viewer, tools.Clock, ct, done) is not { } backstage)
            return null;
        var at = new AtThePoll(backstage.Seen, null, null, null);
        return new DatesModel
        {
            Backstage = backstage,
            Poll = await tools.Db.PollOf(at, tools.Clock.GetCurrentInstant(), ct),
        };
    }
}

/// <summary>The organizers' page of the poll.</summary>
public sealed record DatesModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    /// <summary>Null when the event's date was never chosen together.</summary>
    public PollModel? Poll { get; init; }

    public TypedDates Typed { get; init; } = null!;

    public bool HasChanged { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
