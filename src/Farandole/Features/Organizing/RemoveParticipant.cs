using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Takes somebody off the list; their seats are free at once.</summary>
internal static class RemoveParticipant
{
    /// <summary>Not only the person: all of the server that they answered from.</summary>
    public const string Site = "site";

    private const string Path = "/events/{id}/participations/{participation:guid}/removal";

    private enum Outcome
    {
        Removed,

        /// <summary>Somebody else of the team was faster.</summary>
        WasRemoved,
        NotThere,
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Remove).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string id,
        Guid participation,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await Asked(id, participation, viewer, db, clock, ct) is { } model
            ? Page.Of<RemovalPage>(model)
            : TypedResults.NotFound();

    private static async Task<RemovalModel?> Asked(
        string id,
        Guid participation,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        var wanted = new ParticipationId(participation);
        return
            await db.Backstages(id, viewer, clock, ct) is { } backstage
            && await db.InOf(backstage.Seen.Id).FirstOrDefaultAsync(p => p.Id == wanted, ct) is { } found
            ? new RemovalModel { Backstage = backstage, Person = (await db.AsSeen([found], ct))[0] }
            : null;
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Remove(
        string id,
        Guid participation,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        Later later,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId))
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var (word, tells, blocks) = (PlainText.Lines(form["word"]), form["tell"].Count > 0, form["block"].ToString());
        if (word?.Length > RemovalModel.MaxWord)
            return await Asked(id, participation, viewer, db, clock, ct) is { } model
                ? Again(model with { Word = word, Tells = tells })
                : TypedResults.NotFound();
        var (now, gone) = (clock.GetCurrentInstant(), new ParticipationId(participation));
        var outcome = await writer.Write(
            async (changed, token) =>
            {
                var done = await TakeOff(changed, eventId, gone, viewer, now, token);
                if (done is Outcome.Removed && tells && blocks.Length == 0)
                    later.Do(changed, new RemovalToTell(gone, word), now);
                if (done is Outcome.Removed && blocks.Length > 0)
                    await KeepAway(changed, eventId, gone, blocks == Site, now, token);
                return done;
            },
            ct
        );
        return outcome is Outcome.NotThere
            ? TypedResults.NotFound()
            : new SeeOther($"/events/{eventId}/manage?done=removed");
    }

    /// <summary>Whoever was taken off does not come back under another name with the same address, nor writes or asks.</summary>
    private static async Task KeepAway(
        Db db,
        EventId from,
        ParticipationId id,
        bool withSite,
        Instant now,
        CancellationToken ct
    )
    {
        var one = await db.Participations.FirstAsync(p => p.Id == id, ct);
        var address = one.EmailHash;
        var there = (await db.Elsewhere([id], ct)).GetValueOrDefault(id);
        if (withSite && there is not null)
        {
            var site = new Blocked { Server = AtServer.NameOf(there.Actor) };
            await Blocklist.Put(db, Blocker.Of(from), new(site, Distance.Block, null), now, ct);
            return;
        }
        var whom = new Blocked
        {
            Voice = id,
            Address = address,
            Account = await db.Set<Account>()
                .Where(a => a.EmailHash == address)
                .Select(a => (AccountId?)a.Id)
                .FirstOrDefaultAsync(ct),
            Actor = there?.Actor,
            Handle = there?.Handle,
        };
        var name = ParticipantAsSeen.Of(one, null).Name;
        await Blocklist.Put(db, Blocker.Of(from), new(whom, Distance.Block, name), now, ct);
    }

    private static RazorComponentResult Again(RemovalModel typed) =>
        Page.Of<RemovalPage>(typed, StatusCodes.Status422UnprocessableEntity);

    private static async Task<Outcome> TakeOff(
        Db db,
        EventId eventId,
        ParticipationId id,
        Viewer viewer,
        Instant now,
        CancellationToken ct
    )
    {
        if (await db.OrganizedToChange(eventId, viewer, ct) is not { } organized)
            return Outcome.NotThere;
        await db.TakeTurn(id, ct);
        var found = await db
            .Participations.AsTracking()
            .FirstOrDefaultAsync(p => p.Id == id && p.EventId == eventId, ct);
        if (found is null or { IsIn: false })
            return found?.RemovedAt is null ? Outcome.NotThere : Outcome.WasRemoved;
        organized.Note($"removed:{found.Party}", viewer.OrganizerOf(eventId)?.Label, now);
        await db.TakeOff(found, now, ct);
        return Outcome.Removed;
    }
}

/// <summary>Asks whether somebody is to be taken off the list.</summary>
public sealed record RemovalModel
{
    /// <summary>In UTF-16 units: the word lies in a job until its letter is sent.</summary>
    internal const int MaxWord = 1_000;

    internal BackstageModel Backstage { get; init; } = null!;

    internal ParticipantAsSeen Person { get; init; } = null!;

    internal bool Tells { get; init; } = true;

    internal string? Word { get; init; }

    internal bool IsTooLong => Word?.Length > MaxWord;
}
