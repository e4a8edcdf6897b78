using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Coming;

/// <summary>Behind the letter's button: the owner of an address says that the answer is theirs, and gets to it from then on.</summary>
internal static class ConfirmAddress
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/a/{token}", Ask).Limited(Rate.Ticket).Personal();
        routes.MapPost("/a/{token}/confirmation", Confirm).Limited(Rate.Ticket).Personal();
    }

    private static async Task<IResult> Ask(string token, AddressLinks links, Door door, CancellationToken ct)
    {
        if (links.Read(token) is not { } link)
            return TypedResults.NotFound();
        var mine = await door.Db.Participations.FirstOrDefaultAsync(p => p.Id == link.Participation, ct);
        if (mine is { Email: not null, RemovedAt: null } && link.IsFor(mine.EmailHash))
            return new SeeOther(door.PathOf(mine));
        if (await Waiting(door.Db, link, door, ct) is null || mine?.WhyNotAddAddress() is not null)
            return Over(door);
        var joined = await door.Db.AllEvents.FirstAsync(e => e.Id == mine!.EventId, ct);
        var seen = EventAsSeen.By(Standing.Answered, joined, door.Clock.GetCurrentInstant());
        var words = door.Reader.Words;
        return Page.Of<AskPage>(
            new Ask(words["coming.address.ask"], words["coming.address.ask.text"], words["coming.address.ask.button"])
            {
                Action = $"/a/{token}/confirmation",
                // As in the letter: whoever opens it may be anybody whose address was typed.
                About = seen.Visibility == Visibility.Private ? null : seen.OutsideTitle,
            }
        );
    }

    private static async Task<IResult> Confirm(
        string token,
        AddressLinks links,
        Writer writer,
        Door door,
        CancellationToken ct
    )
    {
        if (links.Read(token) is not { } link)
            return TypedResults.NotFound();
        var changed = await writer.Write((db, stop) => Add(db, link, door, stop), ct);
        if (changed.Why == ParticipationReasons.AddressTaken)
            return Page.Of<AskPage>(
                new Ask(door.Reader.Words["coming.again.title"], door.Reader.Words["coming.address.taken"]),
                StatusCodes.Status409Conflict
            );
        if (!changed.IsDone)
            return Over(door);
        await door.Open(changed.Mine!, ct);
        return new SeeOther($"{door.PathOf(changed.Mine!)}?done=address-in");
    }

    private static async Task<Changed> Add(Db db, AddressLink link, Door door, CancellationToken ct)
    {
        var mine = await db.ToChange(link.Participation, ct);
        if (mine is null || mine.Email is not null && link.IsFor(mine.EmailHash))
            return new(mine, mine?.WhyNotChange());
        if (await Waiting(db, link, door, ct) is not { } given)
            return new(null, null);
        if (mine.WhyNotAddAddress() is { } why)
            return new(mine, why);
        if (await db.AnswerWith(mine.EventId, given.EmailHash, ct) is not null)
            return new(mine, ParticipationReasons.AddressTaken);
        mine.AddAddress(given, door.Clock.GetCurrentInstant());
        await AddAddress.Of(db, mine.Id).ExecuteDeleteAsync(ct);
        return new(mine, null);
    }

    /// <summary>What the link asks about, as long as it may be answered.</summary>
    private static async Task<NewAddress?> Waiting(Db db, AddressLink link, Door door, CancellationToken ct) =>
        await AddAddress.Of(db, link.Participation).FirstOrDefaultAsync(ct) is { } given
        && link.IsFor(given.EmailHash)
        && !given.IsOver(door.Clock.GetCurrentInstant())
            ? given
            : null;

    private static RazorComponentResult Over(Door door) =>
        Page.Of<AskPage>(
            new Ask(door.Reader.Words["coming.address.over"], door.Reader.Words["coming.address.over.text"]),
            StatusCodes.Status410Gone
        );
}
