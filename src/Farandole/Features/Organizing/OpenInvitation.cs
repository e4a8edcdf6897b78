using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>
/// The link to a private event. Messengers fetch it for their previews, so it says nothing of the event and opens nothing
/// by itself: the button does.
/// </summary>
internal static class OpenInvitation
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/i/{secret}", Show).Limited(Rate.Read).Personal();
        routes.MapPost("/i/{secret}", Open).Limited(Rate.Key).Personal();
    }

    /// <summary>The same for every secret, right or wrong.</summary>
    private static RazorComponentResult Show(string secret) =>
        Page.Of<InvitationPage>(new InvitationModel { Secret = secret });

    private static async Task<Results<SeeOther, RazorComponentResult>> Open(
        string secret,
        HttpContext context,
        Db db,
        Writer writer,
        Sessions sessions,
        IClock clock,
        CancellationToken ct
    )
    {
        // Only an invitation opens here: an organizer's key does not belong into an address.
        if (
            !secret.StartsWith(EventKey.TypeOf(KeyKind.Invitation), StringComparison.Ordinal)
            || await OpenSession.Use(secret, db, writer, clock, ct) is not { } key
        )
            return Page.Of<InvitationPage>(
                new InvitationModel { Secret = secret, IsWrong = true },
                StatusCodes.Status422UnprocessableEntity
            );
        await sessions.Open(context, key, ct);
        return new SeeOther($"/events/{key.EventId}");
    }
}

/// <summary>The page before a private event.</summary>
public sealed record InvitationModel
{
    internal string Secret { get; init; } = "";

    internal bool IsWrong { get; init; }
}
