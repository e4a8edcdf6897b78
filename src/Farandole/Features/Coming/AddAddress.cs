using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>
/// Who answered with a name alone adds an address from their personal link. Whatever is typed, the page says that we wrote
/// to it: whether it has already answered, its owner alone is told.
/// </summary>
internal static class AddAddress
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/t/{ticket}/address", Propose).Limited(Rate.Answer).Personal();
        routes.MapPost("/t/{ticket}/address/removal", TakeAway).Limited(Rate.Ticket).Personal();
    }

    private static async Task<IResult> Propose(
        string ticket,
        HttpRequest request,
        ChangeOwn own,
        Door door,
        AddressHash hashes,
        Later later,
        CancellationToken ct
    )
    {
        var typed = (await request.Typed(ct))["email"].ToString();
        if (EmailAddress.Parse(typed) is not { } address)
            return await Wrong(ticket, typed, door, ct);
        var changed = await own.Do(ticket, (c, token) => Keep(c, address, hashes.Of(address), later, token), ct);
        return changed.IsDone
            ? new SeeOther($"/t/{ticket}?done=address#address")
            : await ConfirmAnswer.Refused(ticket, changed, door, ct);
    }

    private static async Task<Reason?> Keep(
        Changing c,
        EmailAddress address,
        byte[] hash,
        Later later,
        CancellationToken ct
    )
    {
        if ((c.WhyClosed ?? c.Mine.WhyNotAddAddress()) is { } why)
            return why;
        await Of(c.Db, c.Mine.Id).ExecuteDeleteAsync(ct);
        c.Db.Add(
            new NewAddress
            {
                ParticipationId = c.Mine.Id,
                Email = address.Value,
                EmailHash = hash,
                GivenAt = c.Now,
            }
        );
        await later.DoOnce(c.Db, $"address:{c.Mine.Id}", new AddressGiven(c.Mine.Id, c.Now), c.Now, move: false, ct);
        later.Do(c.Db, new AddressUnconfirmed(c.Mine.Id), c.Now + NewAddress.Kept);
        return null;
    }

    private static async Task<IResult> Wrong(string ticket, string typed, Door door, CancellationToken ct) =>
        await door.Db.FindOwn(ticket, door.Clock, ct) is { } model
            ? TicketPages.Of(
                model with
                {
                    TypedAddress = typed,
                    Errors = [new("email", door.Reader.Words["answer.error.email"])],
                },
                StatusCodes.Status422UnprocessableEntity
            )
            : TypedResults.NotFound();

    /// <summary>Both what waits for its owner and what was confirmed.</summary>
    private static async Task<IResult> TakeAway(string ticket, ChangeOwn own, Door door, CancellationToken ct)
    {
        var changed = await own.Do(ticket, Drop, ct);
        return changed.IsDone
            ? new SeeOther($"/t/{ticket}?done=no-address")
            : await ConfirmAnswer.Refused(ticket, changed, door, ct);
    }

    private static async Task<Reason?> Drop(Changing c, CancellationToken ct)
    {
        await Of(c.Db, c.Mine.Id).ExecuteDeleteAsync(ct);
        if (c.Mine.Email is null)
            return null;
        if (c.Mine.WhyNotDropAddress() is { } why)
            return why;
        c.Mine.DropAddress();
        return null;
    }

    public static IQueryable<NewAddress> Of(Db db, ParticipationId id) =>
        db.Set<NewAddress>().Where(a => a.ParticipationId == id);
}

/// <summary>Nobody confirmed an address in time.</summary>
internal sealed record AddressUnconfirmed(ParticipationId Participation);

/// <summary>After a day, an address that nobody confirmed was never there.</summary>
internal sealed class ForgetAddress(Writer writer, IClock clock) : IJob<AddressUnconfirmed>
{
    public Task RunAsync(AddressUnconfirmed errand, CancellationToken ct)
    {
        var before = clock.GetCurrentInstant() - NewAddress.Kept;
        return writer.Write(
            (db, token) =>
                AddAddress
                    .Of(db, errand.Participation)
                    // Another one may have been typed since.
                    .Where(a => a.GivenAt <= before)
                    .ExecuteDeleteAsync(token),
            ct
        );
    }
}
