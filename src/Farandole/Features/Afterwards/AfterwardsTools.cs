using Farandole.Domain.Afterwards;
using Farandole.Domain.Attendance;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Afterwards;

/// <summary>What every door behind the scenes of an event that is over needs.</summary>
internal sealed record AfterwardsTools(
    [FromServices] Db Db,
    [FromServices] Writer Writer,
    [FromServices] IHttpContextAccessor Http,
    [FromServices] Reader Reader,
    [FromServices] Instance Instance,
    [FromServices] PicturesBehind Pictures,
    [FromServices] IClock Clock
)
{
    public Viewer Viewer => Http.HttpContext!.Viewer();

    public Instant Now => Clock.GetCurrentInstant();

    /// <summary>The page, for those who organize the event; null for everybody else.</summary>
    public async Task<AfterwardsModel?> Page(string id, CancellationToken ct, string? done = null)
    {
        if (await Db.Backstages(id, Viewer, Clock, ct, done) is not { } backstage)
            return null;
        var eventId = backstage.Seen.Id;
        var about = await Db.AllEvents.FirstAsync(e => e.Id == eventId, ct);
        var why = Afterword.WhyNot(about, Now);
        return new AfterwardsModel
        {
            Backstage = backstage,
            Why = why,
            Word =
                await Db.Set<Afterword>().FirstOrDefaultAsync(a => a.EventId == eventId, ct) ?? Afterword.Of(eventId),
            Pictures = await Db.Set<Souvenir>()
                .Where(s => s.EventId == eventId)
                .OrderBy(s => s.Position)
                .ToListAsync(ct),
            Came = backstage.Seen.PeopleCame ?? await Came(eventId, ct),
            Reaches = why is null ? await Db.Reaches(eventId, ct) : new(0, 0),
        };
    }

    /// <summary>
    /// Changes what the organizers say, two of them one after the other; null when it is no event of this viewer.
    /// </summary>
    /// <exception cref="RuleBroken">It is not over.</exception>
    public Task<T?> Change<T>(EventId id, Func<Db, Turned, CancellationToken, Task<T>> change, CancellationToken ct)
        where T : class
    {
        // Asked here: what is written has left its request.
        var viewer = Viewer;
        return Writer.Write(
            async (db, token) =>
            {
                await db.TakeTurn(id, token);
                if (await db.OrganizedToChange(id, viewer, token) is not { } about)
                    return null;
                if (Afterword.WhyNot(about, Now) is { } why)
                    throw new RuleBroken(why);
                var word = await db.Set<Afterword>().AsTracking().FirstOrDefaultAsync(a => a.EventId == id, token);
                if (word is null)
                    db.Add(word = Afterword.Of(id));
                return await change(db, new(about, word, viewer.OrganizerOf(id)?.Label), token);
            },
            ct
        );
    }

    /// <summary>As the door counted so far; null where nobody counts.</summary>
    private async Task<int?> Came(EventId id, CancellationToken ct) =>
        await Db.Set<Arrival>().Where(a => a.EventId == id).SumAsync(a => (int?)a.People, ct) is > 0 and var came
            ? came
            : null;
}

/// <summary>What is to be changed, while nobody else changes it.</summary>
/// <param name="By">The label of the key of whoever changes it.</param>
internal sealed record Turned(Event About, Afterword Word, string? By);
