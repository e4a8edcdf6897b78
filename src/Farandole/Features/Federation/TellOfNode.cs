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
        routes.MapGet("/nodeinfo/2.1", ShowNewest).Limited(Rate.Read).Shared("agenda");
        routes.MapGet("/nodeinfo/2.0", ShowOlder).Limited(Rate.Read).Shared("agenda");
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

    private static async Task<ContentHttpResult> ShowNewest(Db db, Instance instance, CancellationToken ct) =>
        TypedResults.Content((await Of(db, instance, ct)).ToJson21(), NodeInfo.ContentType("2.1"));

    private static async Task<ContentHttpResult> ShowOlder(Db db, Instance instance, CancellationToken ct) =>
        TypedResults.Content((await Of(db, instance, ct)).ToJson20(), NodeInfo.ContentType("2.0"));

    /// <summary>Who was active when is nobody's business in a place of thirty: the figure asked for is that of all.</summary>
    private static async Task<NodeInfo> Of(Db db, Instance instance, CancellationToken ct)
    {
        var accounts = Rounded(await db.Set<Account>().CountAsync(ct));
        var events = await db.Agenda().CountAsync(ct);
        return new NodeInfo(new("farandole", Version), new(new(accounts, accounts, accounts), events, 0))
        {
            OpenRegistrations = instance.Registration == Registration.Open,
            Metadata = new Dictionary<string, string> { ["nodeName"] = instance.Name },
        };
    }

    private static string Version =>
        typeof(TellOfNode)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    /// <summary>To tens: who counts every day does not see that somebody left.</summary>
    private static int Rounded(int people) => (people + 5) / 10 * 10;
}
