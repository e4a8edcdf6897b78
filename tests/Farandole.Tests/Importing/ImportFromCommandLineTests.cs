using Farandole.Domain.Events;
using Farandole.Features.Importing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Importing;

public sealed class ImportFromCommandLineTests
{
    private static readonly string Sample = Path.Combine(
        Repository.Root,
        "tests/Farandole.Tests/Calendars/Samples/one-event.ics"
    );

    [Fact]
    [Requirement("COMMUNITY-6")]
    public async Task A_dry_run_tells_each_line_and_a_real_one_does_it()
    {
        await using var app = await App.StartAsync();

        var (code, told, _) = await Run(app, new(Sample, null, Visibility.Public, DryRun: true));
        Assert.Equal(0, code);
        Assert.Contains("ligne 22\u00a0: Nouveau. Bal de printemps", told, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.AllEvents.CountAsync()));

        (code, told, _) = await Run(app, new(Sample, "2027-06-01", Visibility.Private, DryRun: false));
        Assert.Equal(0, code);
        Assert.Contains("1 nouveau, 0 mis à jour, 0 déjà ici, 0 laissé de côté", told, StringComparison.Ordinal);
        var made = await app.Look(db => db.AllEvents.SingleAsync());
        Assert.Equal((new LocalDate(2027, 6, 5), Visibility.Private), (made.Day, made.Visibility));
    }

    [Theory]
    [InlineData("does-not-exist.ics", null, 2, "n’existe pas")]
    [InlineData("one-event.ics", "demain", 2, "2027-03-20")]
    [InlineData("../Files.cs", null, 1, "n’est pas un calendrier")]
    public async Task What_cannot_be_done_is_said_and_nothing_is(string file, string? shift, int expected, string said)
    {
        await using var app = await App.StartAsync();
        var path = Path.Combine(Path.GetDirectoryName(Sample)!, file);

        var (code, _, error) = await Run(app, new(path, shift, Visibility.Public, DryRun: false));

        Assert.Equal(expected, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.AllEvents.CountAsync()));
    }

    private static async Task<(int Code, string Told, string Error)> Run(App app, ImportFromCommandLine.Asked asked)
    {
        await using var scope = app.Services.CreateAsyncScope();
        using StringWriter output = new(),
            error = new();
        var code = await ImportFromCommandLine.RunAsync(
            scope.ServiceProvider,
            asked,
            output,
            error,
            TestContext.Current.CancellationToken
        );
        return (code, output.ToString(), error.ToString());
    }
}
