using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Mechanisms;

/// <summary>The model takes a third of a second to build: a process does it once.</summary>
public sealed class OneModelTests
{
    [Fact]
    public async Task Reading_and_writing_share_one_model()
    {
        await using var app = await App.StartAsync();

        var reading = await app.Look(db => Task.FromResult(db.Model));
        var writing = await app.Writer.Write(
            (db, _) => Task.FromResult(db.Model),
            TestContext.Current.CancellationToken
        );

        Assert.Same(reading, writing);
    }

    [Fact]
    public async Task What_the_start_builds_ahead_is_that_model()
    {
        await using var app = await App.StartAsync();
        var options = new DbContextOptionsBuilder<Db>();
        app.Services.GetRequiredService<DatabaseSettings>().Configure(options);
        await using var starting = new Db(options.Options);

        Assert.Same(starting.Model, await app.Look(db => Task.FromResult(db.Model)));
    }

    [Fact]
    public async Task Two_hosts_in_one_process_share_one_model()
    {
        await using var one = await App.StartAsync();
        await using var other = await App.StartAsync();

        Assert.Same(await one.Look(db => Task.FromResult(db.Model)), await other.Look(db => Task.FromResult(db.Model)));
    }
}
