using System.Globalization;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Letters;

/// <summary>How often and at which hour: chosen on the page, or stopped by one click of a mail program (RFC 8058).</summary>
internal static class ChooseRhythm
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/letters/{token}/rhythm", Choose).Limited(Rate.Ticket).Personal();
        routes
            .MapPost("/letters/{token}", Stop)
            .Limited(Rate.Ticket)
            .Personal()
            .WithMetadata(new FromAnywhere("Mail programs unsubscribe with one click (RFC 8058)."));
    }

    private static async Task<Results<SeeOther, NotFound, UnprocessableEntity>> Choose(
        string token,
        HttpRequest request,
        AddressHash signer,
        DigestBox box,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        // The page offers nothing else: whoever sends it has not used the page.
        if (!Enum.TryParse<Rhythm>(form["rhythm"], out var rhythm) || !Enum.IsDefined(rhythm))
            return TypedResults.UnprocessableEntity();
        if (!int.TryParse(form["hour"], CultureInfo.InvariantCulture, out var hour) || hour is < 0 or > 23)
            return TypedResults.UnprocessableEntity();
        if (LetterLinks.Read(token, signer) is not { } address)
            return TypedResults.NotFound();
        await box.Choose(address, rhythm, hour, ct);
        return new SeeOther($"/letters/{token}?done=saved");
    }

    private static async Task<Results<SeeOther, NotFound>> Stop(
        string token,
        AddressHash signer,
        DigestBox box,
        CancellationToken ct
    )
    {
        if (LetterLinks.Read(token, signer) is not { } address)
            return TypedResults.NotFound();
        await box.Choose(address, Rhythm.Never, hour: null, ct);
        return new SeeOther($"/letters/{token}?done=saved");
    }
}
