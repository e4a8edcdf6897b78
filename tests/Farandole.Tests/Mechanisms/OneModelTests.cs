using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Mechanisms;

/// <summary>Building the model takes most of a second: whoever starts the program would wait for each of them.</summary>
public sealed class OneModelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_writing_and_the_start_share_one_model()
    {
        await using var app = await App.StartAsync();
        var settings = app.Services.GetRequiredService<DatabaseSettings>();
        var options = new DbContextOptionsBuilder<Db>();
        settings.Configure(options);
        await using var starting = new Db(options.Options);
        await using var reading = await app
            .Services.GetRequiredService<IDbContextFactory<Db>>()
            .CreateDbContextAsync(Ct);

        var writing = await app.Services.GetRequiredService<Writer>().Write((db, _) => Task.FromResult(db.Model), Ct);

        Assert.Same(starting.Model, reading.Model);
        Assert.Same(reading.Model, writing);
    }
}
