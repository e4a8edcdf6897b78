using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;

namespace Farandole.Features.Announcing;

/// <summary>"Send it to me": an organizer who gave no address at first gets a key by letter after all.</summary>
internal static class SendKeyToMe
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/key-letter", Send).Limited(Rate.Letter).Personal();

    private static async Task<IResult> Send(
        string id,
        HttpContext context,
        Viewer viewer,
        Writer writer,
        Announcement announcement,
        Reader reader,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId) || !viewer.Organizes(eventId))
            return TypedResults.NotFound();
        var form = (await IncomingForm.Read(context.Request, ct)).Fields;
        var typed = form["email"].ToString();
        if (EmailAddress.Parse(typed) is not { } address)
            return Page.Of<SendKeyPage>(new SendKeyModel($"/events/{eventId}") { Typed = typed, IsWrong = true }, 422);
        var isThere = await writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(eventId, viewer, token) is null)
                    return false;
                announcement.AddLetterKey(db, eventId, address, reader.Language);
                return true;
            },
            ct
        );
        return isThere
            ? Page.Of<SendKeyPage>(new SendKeyModel($"/events/{eventId}") { SentTo = address.Masked })
            : TypedResults.NotFound();
    }
}
