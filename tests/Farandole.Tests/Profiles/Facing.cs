using System.Net;
using Farandole.Tests.Accounts;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Profiles;

/// <summary>What somebody does to have a public face.</summary>
internal static class Facing
{
    public static Task<HttpResponseMessage> Makes(
        this HttpClient owner,
        string handle,
        string name,
        string words = "",
        string findable = "true"
    ) =>
        owner.Post(
            "/account/profiles",
            ("handle", handle),
            ("name", name),
            ("words", words),
            ("language", "fr"),
            ("findable", findable)
        );

    /// <summary>Somebody signed in, with these profiles.</summary>
    public static async Task<HttpClient> SomebodyAs(this App app, string email, params string[] handles)
    {
        var owner = await app.SignedIn(email);
        foreach (var handle in handles)
            Assert.Equal(HttpStatusCode.SeeOther, (await owner.Makes(handle, $"Nom de {handle}")).StatusCode);
        return owner;
    }
}
