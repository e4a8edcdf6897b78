using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Blocking;

/// <summary>
/// Whoever came with a personal link alone no longer hears somebody in the talk: from the link, and from the talk when the
/// link is open in this browser. Only they know it, and it is undone in the same place.
/// </summary>
internal static class LookAway
{
    private const string OfTicket = "/t/{ticket}/away";
    private const string OfEvent = "/events/{id}/away";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in (string[])[OfTicket, OfEvent])
        {
            routes.MapGet(path, Show).Limited(Rate.Ticket).Personal();
            routes.MapPost(path, Put).Limited(Rate.Ticket).Personal();
            routes.MapPost($"{path}/{{block:guid}}/end", Lift).Limited(Rate.Ticket).Personal();
        }
    }

    internal sealed record Tools(
        HttpContext Context,
        [FromServices] Db Db,
        [FromServices] Blocklist List,
        [FromServices] Reader Reader
    );

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        Guid? message,
        string? done,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await Find(tools, ct) is not { } listener)
            return TypedResults.NotFound();
        var voices = await Voices(tools, listener, ct);
        return Page.Of<LookAwayPage>(
            new LookAwayModel(listener.Path, listener.Back)
            {
                Voices =
                    message is { } one && voices.Any(v => v.Message.Value == one)
                        ? voices.FindAll(v => v.Message.Value == one)
                        : voices,
                Lines = await tools.List.Of(Blocker.Of(listener.Me), ct),
                Done = done,
            }
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Put([AsParameters] Tools tools, CancellationToken ct)
    {
        if (
            await Find(tools, ct) is not { } listener
            || !Guid.TryParse((await tools.Context.Request.ReadSentForm(ct))["message"], out var message)
            || (await Voices(tools, listener, ct)).Find(v => v.Message.Value == message) is not { } voice
        )
            return TypedResults.NotFound();
        // The answer alone is named: of whose it is nothing need be kept.
        var wanted = new Wanted(new() { Voice = voice.Author }, Distance.Mute, voice.Name);
        await tools.List.Put(BlockPlace.Own(Blocker.Of(listener.Me)), wanted, ct);
        return new SeeOther($"{listener.Path}?done=blocked");
    }

    private static async Task<Results<SeeOther, NotFound>> Lift(
        Guid block,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await Find(tools, ct) is { } listener
        && await tools.List.Lift(BlockPlace.Own(Blocker.Of(listener.Me)), new(block), ct)
            ? new SeeOther($"{listener.Path}?done=lifted")
            : TypedResults.NotFound();

    /// <summary>Those whom they hear, by what each said last.</summary>
    private static async Task<List<VoiceLine>> Voices(Tools tools, Listener listener, CancellationToken ct)
    {
        var (db, me, about) = (tools.Db, listener.Me, listener.About);
        var said = await db.Voices()
            .Where(m => m.EventId == about && m.Author != me)
            .Where(m => !db.Set<Block>().Any(b => b.ByVoice == me && b.Voice == m.Author))
            .OrderByDescending(m => m.At)
            .Take(LookAwayModel.MostRead)
            .Select(m => new
            {
                m.Id,
                m.Author,
                m.Name,
            })
            .ToListAsync(ct);
        return
        [
            .. said.DistinctBy(m => m.Author)
                .Select(m => new VoiceLine(m.Id, m.Author!.Value, m.Name ?? tools.Reader.Words["talk.someone"])),
        ];
    }

    /// <summary>Null for whoever has no answer there, or hears no talk.</summary>
    private static async Task<Listener?> Find(Tools tools, CancellationToken ct)
    {
        var (db, route) = (tools.Db, tools.Context.Request.RouteValues);
        var ticket = route["ticket"] as string;
        var mine = ticket is not null
            ? await db.FindTicket(ticket, ct)
            : await OfViewer(db, tools.Context.Viewer(), route["id"] as string, ct);
        if (mine is not { IsIn: true })
            return null;
        var about = await db.AllEvents.FirstOrDefaultAsync(e => e.Id == mine.EventId && e.DeletedAt == null, ct);
        if (about is null || !await db.HasTalk(about, ct))
            return null;
        var back = ticket is null ? $"/events/{about.Id}" : $"/t/{ticket}";
        return new(mine.Id, about.Id, $"{back}/away", ticket is null ? $"{back}#talk" : back);
    }

    private static Task<Participation?> OfViewer(Db db, Viewer viewer, string? id, CancellationToken ct) =>
        EventId.TryParse(id, out var about) && viewer.ParticipationIn(about) is { } me
            ? db.Participations.FirstOrDefaultAsync(p => p.Id == me, ct)
            : Task.FromResult<Participation?>(null);

    private sealed record Listener(ParticipationId Me, EventId About, string Path, string Back);
}

/// <summary>Somebody who is heard.</summary>
internal sealed record VoiceLine(MessageId Message, ParticipationId Author, string Name);

/// <summary>Whom somebody hears in a talk, and whom they no longer hear.</summary>
public sealed record LookAwayModel
{
    /// <summary>Of the last messages.</summary>
    internal const int MostRead = 300;

    internal LookAwayModel(string path, string back) => (Path, Back) = (path, back);

    internal string Path { get; }

    internal string Back { get; }

    internal IReadOnlyList<VoiceLine> Voices { get; init; } = [];

    internal IReadOnlyList<BlockLine> Lines { get; init; } = [];

    internal string? Done { get; init; }
}
