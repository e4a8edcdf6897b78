using System.Net;
using System.Text;
using Farandole.Domain.Events;
using Farandole.Tests.Calendars;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Importing;

public sealed class ImportPagesTests
{
    private static readonly Uri Form = new("/desk/import", UriKind.Relative);

    [Fact]
    public async Task Nobody_but_a_steward_finds_the_pages()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var ct = TestContext.Current.CancellationToken;

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Form, ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Desk.UploadAsync(visitor, Sample)).StatusCode);
        var waiting = new Uri($"/desk/import/{Guid.NewGuid()}", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(waiting, ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Desk.ConfirmAsync(visitor, waiting, "")).StatusCode);
    }

    [Fact]
    [Requirement("COMMUNITY-6")]
    public async Task A_steward_sees_every_line_first_and_then_imports()
    {
        await using var app = await App.StartAsync();
        using var steward = await Desk.StewardAsync(app);
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(HttpStatusCode.OK, (await steward.GetAsync(Form, ct)).StatusCode);

        var uploaded = await Desk.UploadAsync(steward, Sample);
        Assert.Equal(HttpStatusCode.SeeOther, uploaded.StatusCode);
        var check = await steward.GetStringAsync(uploaded.Headers.Location, ct);
        Assert.Contains("Bal de printemps", check, StringComparison.Ordinal);
        Assert.Contains("Nouveau", check, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.AllEvents.CountAsync()));

        var done = await Desk.ConfirmAsync(steward, uploaded.Headers.Location!, check);
        Assert.Contains("1 nouveau", await done.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        Assert.Equal(Visibility.Unlisted, await app.Look(db => db.AllEvents.Select(e => e.Visibility).SingleAsync()));
        Assert.Empty(Waiting(app));
        Assert.Equal(HttpStatusCode.SeeOther, (await steward.GetAsync(uploaded.Headers.Location, ct)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_nobody_confirms_is_erased_within_the_hour()
    {
        await using var app = await App.StartAsync();
        using var steward = await Desk.StewardAsync(app);
        await Desk.UploadAsync(steward, Sample);

        await app.PassAsync(Duration.FromMinutes(59));
        Assert.Single(Waiting(app));
        await app.PassAsync(Duration.FromMinutes(1));
        Assert.Empty(Waiting(app));
    }

    [Theory]
    [InlineData("ceci n’est pas un calendrier", "", "Ce fichier n’est pas un calendrier")]
    [InlineData("", "", "Choisissez un fichier")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", "31/02/2027", "Écrivez le jour ainsi")]
    public async Task What_cannot_be_taken_is_said_at_the_field_and_leaves_nothing(
        string file,
        string shift,
        string error
    )
    {
        await using var app = await App.StartAsync();
        using var steward = await Desk.StewardAsync(app);

        var answer = await Desk.UploadAsync(steward, Encoding.UTF8.GetBytes(file), shift);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(error, html, StringComparison.Ordinal);
        Assert.Contains("<title>Erreur", html, StringComparison.Ordinal);
        Assert.Contains("value=\"unlisted\" checked", html, StringComparison.Ordinal);
        Assert.Empty(Waiting(app));
    }

    private static byte[] Sample => Encoding.UTF8.GetBytes(Files.Sample("one-event.ics"));

    private static string[] Waiting(App app) => Directory.GetFiles(Path.Combine(app.DataFolder, "imports"));
}
