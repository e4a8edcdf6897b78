using System.Reflection;
using Farandole.ActivityPub.Discovery;
using Farandole.Domain.Accounts;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Federation;

/// <summary>What this server is (NodeInfo), and by which actor it speaks (FEP-2677).</summary>
internal static class TellOfNode
{
    private const string Path = "/.well-known/nodeinfo";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowLinks).Limited(Rate.Read).Shared();
        routes.MapGet("/nodeinfo/{version}", Show).Limited(Rate.Read).Shared("agenda");
    }

    private static ContentHttpResult ShowLinks(Instance instance) =>
        TypedResults.Content(
            NodeInfo.LinksToJson(
                instance.Absolute("/nodeinfo/2.1"),
                instance.Absolute("/nodeinfo/2.0"),
                instance.Relay().Address
            ),
            "application/json"
        );

    /// <summary>How many people were active in a month is nobody's business in a place of thirty: only what pages show anyway.</summary>
    private static async Task<Results<ContentHttpResult, NotFound>> Show(
        string version,
        Db db,
        Instance instance,
        CancellationToken ct
    )
    {
        if (version is not ("2.0" or "2.1"))
            return TypedResults.NotFound();
        var accounts = Rounded(await db.Set<Account>().CountAsync(ct));
        var events = await db.Agenda().CountAsync(ct);
        var info = new NodeInfo(new("farandole", Version), new(new(accounts, accounts, accounts), events, 0))
        {
            OpenRegistrations = instance.Registration == Registration.Open,
            Metadata = new Dictionary<string, string> { ["nodeName"] = instance.Name },
        };
        return TypedResults.Content(
            version == "2.0" ? info.ToJson20() : info.ToJson21(),
            NodeInfo.ContentType(version)
        );
    }

    private static string Version =>
        typeof(TellOfNode)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    /// <summary>To tens: who counts every day does not see that somebody left.</summary>
    private static int Rounded(int people) => (people + 5) / 10 * 10;
}
