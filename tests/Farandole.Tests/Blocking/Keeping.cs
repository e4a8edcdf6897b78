using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Blocks;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Blocking;

/// <summary>What people do to keep others away, and how two answers are compared.</summary>
internal static partial class Keeping
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task Blocks(
        this HttpClient somebody,
        string list,
        string who,
        Distance distance = Distance.Block,
        params (string Name, string Value)[] more
    ) =>
        Assert.Equal(
            $"{list}?done=blocked",
            (
                await somebody.Post(list, [("who", who), ("distance", distance.ToString()), .. more])
            ).Headers.Location?.ToString()
        );

    /// <summary>Somebody with the key of the instance.</summary>
    public static async Task<HttpClient> Steward(this App app)
    {
        var steward = app.Visitor();
        await steward.Post("/sessions", ("key", await Features.Desk.InstanceKeys.NewInstanceKey(app.Services, Ct)));
        return steward;
    }

    /// <summary>Whom people on other servers follow here.</summary>
    public static Task<List<string>> FollowedHere(this App app) =>
        app.Look(db => db.Set<RemoteFollowerRow>().Select(f => f.Followed).OrderBy(f => f).ToListAsync(Ct));

    /// <summary>Lifts the only block of a list.</summary>
    public static async Task Lifts(this HttpClient somebody, App app, string list)
    {
        var id = await app.Look(db => db.Set<Block>().Select(b => b.Id).SingleAsync(Ct));
        Assert.Equal($"{list}?done=lifted", (await somebody.Post($"{list}/{id}/end")).Headers.Location?.ToString());
    }

    /// <summary>All that an answer says: its status, where it leads, its headers and its body, without what changes each time.</summary>
    public static async Task<string> Said(this HttpResponseMessage answer)
    {
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(h => h.Key is not ("Date" or "Set-Cookie"))
            .OrderBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => $"{h.Key}: {string.Join(',', h.Value)}");
        var body = await answer.Content.ReadAsStringAsync(Ct);
        return Once().Replace($"{answer.StatusCode}\n{string.Join('\n', headers)}\n{body}", "");
    }

    public static async Task SaysTheSame(Task<HttpResponseMessage> one, Task<HttpResponseMessage> other) =>
        Assert.Equal(await (await one).Said(), await (await other).Said());

    public static bool IsOk(this HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.OK;

    [GeneratedRegex("nonce-[^']+|nonce=\"[^\"]+\"|name=\"form\" value=\"[^\"]+\"")]
    private static partial Regex Once();
}
