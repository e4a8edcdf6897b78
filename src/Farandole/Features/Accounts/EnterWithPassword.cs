using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Accounts;

/// <summary>
/// Signs in with a password. An unknown address, one without a password, a wrong one and one try too many are one answer,
/// and take the same time.
/// </summary>
internal static class EnterWithPassword
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/password-sign-ins", Enter).Limited(Rate.Key).Personal();

    private static async Task<Results<SeeOther, RazorComponentResult>> Enter(
        HttpContext context,
        PasswordDesk desk,
        Sessions sessions,
        Instance instance,
        CancellationToken ct
    )
    {
        var form = await context.Request.ReadSentForm(ct);
        var typed = PlainText.Line(form["email"]);
        if (
            EmailAddress.Parse(typed) is not { } address
            || await desk.Enter(address, form["password"].ToString(), ct) is not { } account
        )
            return Page.Of<SignInPage>(
                new SignInModel(instance.Registration) { TypedWithPassword = typed ?? "" },
                StatusCodes.Status422UnprocessableEntity
            );
        var entry = new Entry(account, SignedBy.Password);
        await sessions.SignIn(context, entry, DeviceLabel.Of(context.Request.Headers.UserAgent), ct);
        return new SeeOther("/account?done=back");
    }
}
