using Farandole.Features.Federation.Keys;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Federation;

/// <summary>Keys of those who act here, and how tests have them renewed.</summary>
internal static class Renewing
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>From the console; what is said afterwards is said later.</summary>
    public static async Task RenewsKeyOf(this App app, string handle, bool isLeaked = false)
    {
        app.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(0, await app.Console(new(handle, All: false, isLeaked)));
        app.Clock.Advance(Duration.FromSeconds(1));
    }

    /// <returns>With what the command ends.</returns>
    public static async Task<int> Console(this App app, KeysFromCommandLine.Asked asked)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await KeysFromCommandLine.RunAsync(scope.ServiceProvider, asked, TextWriter.Null, TextWriter.Null, Ct);
    }

    public static Task<List<ActorKeyRow>> Keys(this App app) =>
        app.Look(db => db.Set<ActorKeyRow>().OrderBy(k => k.Id).ToListAsync(Ct));

    /// <summary>Of the only profile or group that has one.</summary>
    public static async Task<ActorKeyRow> KeyOfFace(this App app) =>
        Assert.Single(await app.Keys(), k => k.ProfileId is not null || k.GroupId is not null);
}
