using System.Net;
using Farandole.Domain.Stewards;
using Farandole.Features.Stewards;
using Farandole.Tests.Accounts;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Stewards;

/// <summary>Those who run the instance, as tests have them.</summary>
internal static class Stewarding
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<string> Code(this App app) => (await app.Services.NewFirstCode(Ct))!.Value.Code;

    /// <summary>The first administrator, with a code of their telephone.</summary>
    public static async Task<HttpClient> Administrator(this App app, string email = "amel@exemple.fr")
    {
        var first = await app.SignedIn(email);
        Assert.Equal(
            "/desk?done=first",
            (await first.Post("/desk/first", ("code", await app.Code()))).Headers.Location?.ToString()
        );
        await app.TurnsOn(first);
        return first;
    }

    public static async Task Gives(
        this HttpClient administrator,
        string email,
        StewardRole role = StewardRole.Moderator,
        bool more = false
    ) =>
        Assert.Equal(
            "/desk/team?done=given",
            (
                await administrator.Post(
                    "/desk/team",
                    [
                        ("email", email),
                        ("role", role.ToString()),
                        .. more ? [("more", "true")] : Array.Empty<(string, string)>(),
                    ]
                )
            ).Headers.Location?.ToString()
        );

    /// <summary>Somebody signed in who moderates.</summary>
    public static async Task<HttpClient> Moderator(this App app, HttpClient administrator, string email)
    {
        var moderator = await app.SignedIn(email);
        await administrator.Gives(email);
        return moderator;
    }

    public static async Task<bool> Opens(this HttpClient somebody, string path) =>
        (await somebody.Get(path)).StatusCode == HttpStatusCode.OK;
}
