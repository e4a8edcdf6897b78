using System.Text;
using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Federation;
using Farandole.Tests.Groups;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Members;

/// <summary>What Zoé, of another server, does to belong to Eaux Vives here, and what she is told.</summary>
internal static class Belonging
{
    public const string Waters = "http://farandole.test/@eaux_vives";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A group that lets people in like this, and who holds its keys.</summary>
    public static async Task<(App App, HttpClient Nadia)> Group(this Neighbour there, Joining joining)
    {
        var app = await App.StartAsync(OverThere.Settings(there));
        var nadia = await app.WatersOf("nadia");
        await nadia.Receives(joining);
        await app.DrainAsync();
        return (app, nadia);
    }

    public static Task<HttpResponseMessage> JoinsWaters(
        this Neighbour there,
        App app,
        string join = "1",
        string? message = null
    ) => there.Does(app, "Join", $"joins/{join}", Waters, message);

    /// <summary>As Mobilizon says it: without an id.</summary>
    public static async Task LeavesWaters(this Neighbour there, App app)
    {
        await there.Sends(
            app,
            new
            {
                type = "Leave",
                actor = there.Actor,
                @object = Waters,
                attributedTo = Waters,
            }
        );
        await app.DrainAsync();
    }

    /// <summary>WebFinger finds her.</summary>
    public static string IsFound(this Neighbour there)
    {
        there.Documents["/.well-known/webfinger"] = JsonSerializer.Serialize(
            new
            {
                subject = $"acct:{there.Handle()}",
                links = new[]
                {
                    new
                    {
                        rel = "self",
                        type = "application/activity+json",
                        href = there.Actor,
                    },
                },
            }
        );
        return $"@{there.Handle()}";
    }

    public static string Handle(this Neighbour there) => $"zoe@127.0.0.1:{there.Port}";

    public static Task<List<RemoteMemberRow>> FarRows(this App app) =>
        app.Look(db => db.Set<RemoteMemberRow>().OrderBy(m => m.Actor).ToListAsync(Ct));

    public static async Task<RemoteMemberRow> FarRow(this App app) => Assert.Single(await app.FarRows());

    public static async Task<bool> IsMember(this App app) =>
        (await app.FarRows()) is [{ Standing: RemoteStanding.Member }];

    /// <summary>What was said to her last.</summary>
    public static RemoteActivity Last(this Neighbour there) => there.Activities[^1];

    public static IReadOnlyList<string?> Kinds(this Neighbour there) => [.. there.Activities.Select(a => a.Type)];

    /// <summary>All that came, as it came.</summary>
    public static string AllThatCame(this Neighbour there) =>
        string.Join('\n', there.Came.Select(c => Encoding.UTF8.GetString(c.Body.Span)));

    /// <summary>It is said by the group, to her and to nobody else.</summary>
    public static void IsToHerAlone(this Neighbour there, RemoteActivity said)
    {
        Assert.Equal(Waters, said.Actor);
        Assert.Equal([there.Actor], said.To);
        Assert.Empty(said.Cc);
        Assert.Equal("/users/zoe/inbox", there.Came.Last().Target);
    }
}
