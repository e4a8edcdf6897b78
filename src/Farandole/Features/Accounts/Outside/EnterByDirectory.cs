using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Accounts.Outside;

/// <summary>
/// Signs in with the name and the password of the directory, or links it to the account that is open. A name that nobody
/// has, a wrong password and one try too many are one answer.
/// </summary>
internal static class EnterByDirectory
{
    private const int Longest = 256;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/directory-sign-ins", Enter).Limited(Rate.Key).Personal();
        routes.MapPost("/account/directory-links", LinkOwn).Limited(Rate.Key).Personal().Freshly();
    }

    private static Task<Results<SeeOther, RazorComponentResult, NotFound>> Enter(
        HttpContext context,
        Directories directories,
        CancellationToken ct
    ) => directories.Receive(context, links: null, ct);

    private static Task<Results<SeeOther, RazorComponentResult, NotFound>> LinkOwn(
        HttpContext context,
        Viewer viewer,
        Directories directories,
        CancellationToken ct
    ) => directories.Receive(context, viewer.Account, ct);

    /// <summary>What both doors do.</summary>
    internal sealed class Directories(
        OutsideWays ways,
        DirectoryDesk directory,
        OutsideDesk desk,
        Welcoming welcoming,
        SignInPages pages
    )
    {
        public async Task<Results<SeeOther, RazorComponentResult, NotFound>> Receive(
            HttpContext context,
            AccountId? links,
            CancellationToken ct
        )
        {
            if (ways.Directory is not { } settings)
                return TypedResults.NotFound();
            var form = await context.Request.ReadSentForm(ct);
            var (name, password) = (PlainText.Line(form["name"]) ?? "", form["password"].ToString());
            var (answered, who) = await Try(name, password, ct);
            if (who is not null)
                return await welcoming.Receive(who with { Links = links }, context, ct);
            if (links is not null)
                return new SeeOther($"/account?done={(answered ? "outside-wrong" : "outside-silent")}");
            return pages.Say(
                new(answered ? "wrong" : "silent", settings.Name) { TypedName = name },
                answered ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status424FailedDependency
            );
        }

        private async Task<(bool Answered, Recognized? Who)> Try(string name, string password, CancellationToken ct)
        {
            if (name.Length is 0 or > Longest || password.Length > Longest || !await desk.MayTry(name, ct))
                return (true, null);
            var asked = await directory.Ask(name, password, ct);
            if (asked.Who is not null)
                await desk.ForgetTries(name, ct);
            return asked;
        }
    }
}
