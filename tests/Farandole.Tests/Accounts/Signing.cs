using System.Net;
using System.Text.RegularExpressions;
using Farandole.Features.Retention;
using Farandole.Tests.Organizing;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace Farandole.Tests.Accounts;

/// <summary>What somebody does to sign in, and what the letter gives them for it.</summary>
internal static partial class Signing
{
    /// <summary>Says an address; returns the page that asks for what the letter brings.</summary>
    public static async Task<string> Says(this HttpClient visitor, string email)
    {
        var answer = await visitor.Post("/account/sign-ins", ("email", email));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>A browser that is signed in with this address.</summary>
    public static async Task<HttpClient> SignedIn(this App app, string email, HttpClient? with = null, string done = "")
    {
        var visitor = with ?? app.Visitor();
        var page = await visitor.Says(email);
        await app.DrainAsync();
        var answer = await visitor.Post(page, ("code", app.LettersTo(email)[^1].Code()));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith($"/account?done={done}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        return visitor;
    }

    public static string Code(this MimeMessage letter) => Digits().Match(letter.TextBody ?? "").Value;

    /// <summary>The whole link, its secret behind <c>#</c>.</summary>
    public static string Link(this MimeMessage letter) => Links().Match(letter.TextBody ?? "").Value;

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Digits();

    [GeneratedRegex(@"http://farandole\.test/account/sign-ins/[\w-]{16}#fs1_[\w-]+")]
    private static partial Regex Links();
}
