using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Guests;

/// <summary>Tells guests, or reminds them: by letter, or noted as told in another way. Nobody twice within two days.</summary>
internal static class TellGuests
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id}/guests/letters", TellAll).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/guests/{guest:guid}/contact", Tell).Limited(Rate.Organize).Personal();
    }

    /// <summary>Everybody with an address who was told in no way yet.</summary>
    private static async Task<Results<SeeOther, NotFound>> TellAll(
        string id,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await tools.List(id, ct) is not { } model)
            return TypedResults.NotFound();
        var eventId = model.Backstage.Seen.Id;
        await tools.Writer.Write(
            async (db, token) =>
            {
                foreach (var guest in await GuestTools.Untold(db, eventId).AsTracking().ToListAsync(token))
                    guest.Contact(Channel.Letter, tools.Now);
            },
            ct
        );
        return new SeeOther($"{model.Backstage.Seen.Path}/guests?done=guests-told");
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Tell(
        string id,
        Guid guest,
        HttpRequest request,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Line(id, guest, ct) is not { } model)
            return TypedResults.NotFound();
        var by = Channels.Read((await request.ReadSentForm(ct))["by"]) ?? Channel.Message;
        var why = await tools.Writer.Write((db, token) => Contact(db, model.Line.Guest.Id, by, tools, token), ct);
        return why is null
            ? new SeeOther($"{model.Backstage.Seen.Path}/guests/{guest}?done=guest-told")
            : Page.Of<GuestPage>(
                model with
                {
                    Errors = [new(null, tools.Reader.Words[$"guests.reason.{why}"])],
                },
                StatusCodes.Status409Conflict
            );
    }

    private static async Task<Reason?> Contact(Db db, InviteeId id, Channel by, GuestTools tools, CancellationToken ct)
    {
        var guest = await db.Set<Invitee>().AsTracking().FirstAsync(i => i.Id == id, ct);
        if (guest.WhyNotContact(by, tools.Now) is { } why)
            return why;
        guest.Contact(by, tools.Now);
        return null;
    }
}

/// <summary>The words of the channels, as forms send them.</summary>
internal static class Channels
{
    public static Channel? Read(string? word) =>
        Enum.GetValues<Channel>().Select(c => (Channel?)c).FirstOrDefault(c => EventAsJson.Word(c!.Value) == word);
}
