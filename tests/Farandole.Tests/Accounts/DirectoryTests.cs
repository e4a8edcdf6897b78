using System.Net;
using Farandole.Domain.Accounts;
using Farandole.Features.Accounts.Outside;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Accounts;

public sealed class DirectoryTests(OneDirectory one) : IClassFixture<OneDirectory>
{
    private const string Door = "/account/directory-sign-ins";
    private const string Nadia = "nadia@exemple.fr";
    private readonly DirectoryServer directory = one.Directory;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Requirement("PERSON-1")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_is_in_the_directory_comes_in_with_its_name_and_password(bool isTls)
    {
        await using var app = isTls
            ? await Start(("Ldap:Url", $"ldaps://127.0.0.1:{directory.TlsPort}"))
            : await Start();
        var nadia = app.Visitor();
        Assert.Contains("Se connecter avec l’annuaire", await nadia.Page("/account"), StringComparison.Ordinal);

        Assert.Equal(
            "/account?done=welcome",
            (await Enter(nadia, "nadia", "le mot de nadia")).Headers.Location?.ToString()
        );

        Assert.Contains(Nadia, await nadia.Page("/account"), StringComparison.Ordinal);
        // As many directories do, it takes no notice of capitals.
        var again = await Enter(app.Visitor(), "NADIA", "le mot de nadia");
        Assert.Equal("/account?done=back", again.Headers.Location?.ToString());
        Assert.Equal(1, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
        Assert.DoesNotContain("le mot de", app.Logs, StringComparison.Ordinal);
        Assert.DoesNotContain(DirectoryServer.Password, app.Logs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nadia", "le mot de cam")]
    [InlineData("nobody", "le mot de nadia")]
    [InlineData("nadia", "")]
    [InlineData("", "le mot de nadia")]
    [InlineData("*", "le mot de nadia")]
    [InlineData("nadia)(|(uid=*", "le mot de nadia")]
    [InlineData("nadia)(objectClass=*", "le mot de nadia")]
    [InlineData("nadi\\61", "le mot de nadia")]
    [InlineData("twins", "le mot de one")]
    [InlineData("cn=nadia,dc=exemple,dc=fr", "le mot de nadia")]
    public async Task Whatever_is_wrong_is_one_answer(string name, string password)
    {
        await using var app = await Start();
        var visitor = app.Visitor();

        var answer = await Enter(visitor, name, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains("n’ouvrent rien chez l’annuaire", page, StringComparison.Ordinal);
        Assert.Contains("id=\"directory-password-error\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_name_with_signs_of_a_filter_in_it_is_a_name()
    {
        await using var app = await Start();
        var answer = await Enter(app.Visitor(), "cam (dit l’ours)*", "le mot de cam");
        Assert.Equal("/account?done=welcome", answer.Headers.Location?.ToString());
        Assert.Equal("a\\2a\\28\\29\\5c\\00\\c3\\a9", DirectoryDesk.Escaped("a*()\\\0é"));
    }

    [Theory]
    [InlineData("ca", HttpStatusCode.FailedDependency)]
    [InlineData("host", HttpStatusCode.FailedDependency)]
    [InlineData("port", HttpStatusCode.FailedDependency)]
    [InlineData("reader", HttpStatusCode.FailedDependency)]
    [InlineData("clear", HttpStatusCode.SeeOther)]
    public async Task Where_the_directory_is_not_who_it_should_be_no_password_goes(string what, HttpStatusCode status)
    {
        await using var app = await Start(
            what switch
            {
                "ca" => ("Ldap:Certificates", directory.Others),
                "host" => ("Ldap:Url", $"ldap://127.0.0.2:{directory.Port}"),
                "port" => ("Ldap:Url", "ldap://127.0.0.1:1"),
                "reader" => ("Ldap:Password", "another"),
                _ => ("Ldap:Security", "None"),
            }
        );
        var visitor = app.Visitor();

        var answer = await Enter(visitor, "nadia", "le mot de nadia");

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.SeeOther)
            return;
        Assert.Contains("ne répond pas pour le moment", await answer.Text(), StringComparison.Ordinal);
        Assert.Contains("The directory does not answer", app.Logs, StringComparison.Ordinal);
        await app.SignedIn(Nadia, visitor);
    }

    [Fact]
    public async Task Past_ten_wrong_passwords_none_is_right_for_an_hour()
    {
        await using var app = await Start(("RateLimits:Disabled", "true"));
        for (var i = 0; i < PasswordTries.Most; i++)
            await Enter(app.Visitor(), "nadia", "wrong");
        var right = await Enter(app.Visitor(), "nadia", "le mot de nadia");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);

        app.Clock.Advance(Duration.FromHours(1));

        Assert.Equal(HttpStatusCode.SeeOther, (await Enter(app.Visitor(), "nadia", "le mot de nadia")).StatusCode);
    }

    [Fact]
    public async Task An_address_of_the_directory_is_believed_when_the_settings_say_so_and_never_takes_an_account_over()
    {
        await using var app = await Start(("Ldap:TrustsAddress", "false"));
        var visitor = app.Visitor();
        var asked = (await Enter(visitor, "nadia", "le mot de nadia")).Headers.Location!.ToString();
        Assert.StartsWith("/account/sign-ins/", asked, StringComparison.Ordinal);
        await using var trusting = await Start();
        await trusting.SignedIn(Nadia);
        var other = trusting.Visitor();
        asked = (await Enter(other, "nadia", "le mot de nadia")).Headers.Location!.ToString();
        Assert.StartsWith("/account/sign-ins/", asked, StringComparison.Ordinal);

        await trusting.DrainAsync();
        var owner = await trusting.SignedIn(Nadia);
        var wrong = await owner.Post("/account/directory-links", ("name", "nadia"), ("password", "x"));
        Assert.Equal("/account?done=outside-wrong", wrong.Headers.Location?.ToString());
        var linked = await owner.Post("/account/directory-links", ("name", "nadia"), ("password", "le mot de nadia"));
        Assert.Equal("/account?done=outside", linked.Headers.Location?.ToString());

        var back = await Enter(trusting.Visitor(), "nadia", "le mot de nadia");
        Assert.Equal("/account?done=back", back.Headers.Location?.ToString());
    }

    private static Task<HttpResponseMessage> Enter(HttpClient visitor, string name, string password) =>
        visitor.Post(Door, ("name", name), ("password", password));

    private Task<App> Start(params (string Name, string Value)[] more) =>
        App.StartAsync([.. directory.Settings, .. more]);
}
