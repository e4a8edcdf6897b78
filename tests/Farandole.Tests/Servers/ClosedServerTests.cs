using System.Net;
using System.Text;
using Farandole.Domain.Blocks;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Federation;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Servers;

/// <summary>A server that this one has nothing to do with any more.</summary>
public sealed class ClosedServerTests
{
    private const string Desk = "/desk/servers";
    private const string Relay = "http://farandole.test/relay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_comes_from_it_nothing_goes_there_and_nothing_is_asked_of_it()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await there.Follows(app, Relay);
        await app.DrainAsync();
        var before = there.Came.Count;
        var steward = await app.Steward();
        await Closes(steward, there.Origin, "Du harcèlement");
        await app.DrainAsync();

        // Who followed does no more, and hears of nothing that happens.
        Assert.False(await app.Look(db => db.Set<RemoteFollowerRow>().AnyAsync(Ct)));
        await Guest.Announce(app);
        // Whoever is there is told what everybody is told.
        var answer = await there.Follows(app, Relay, "2");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await app.DrainAsync();
        Assert.False(await app.Look(db => db.Set<RemoteFollowerRow>().AnyAsync(Ct)));
        Assert.False(await app.Look(db => db.Set<ReceivedRow>().AnyAsync(Ct)));
        Assert.Equal(before, there.Came.Count);
        Assert.Null((await app.Services.GetRequiredService<RemoteDocuments>().FindAsync(there.Actor, Ct)).Document);
        Assert.Contains("Du harcèlement", await steward.Page("/desk/log"), StringComparison.Ordinal);

        Assert.Equal($"{Desk}?done=opened", (await steward.Post($"{Desk}/127.0.0.1/end")).Headers.Location?.ToString());
        await there.Follows(app, Relay, "3");
        await app.DrainAsync();
        Assert.True(await app.Look(db => db.Set<RemoteFollowerRow>().AnyAsync(Ct)));
    }

    [Fact]
    public async Task What_was_on_its_way_there_stays_here()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await there.Follows(app, Relay);
        await app.DrainAsync();
        there.Answers = StatusCodes.Status503ServiceUnavailable;
        await Guest.Announce(app);
        Assert.True(await app.Look(db => db.Set<DeliveryRow>().AnyAsync(Ct)));

        await Closes(await app.Steward(), "@zoe@127.0.0.1");
        await app.DrainAsync();

        Assert.False(await app.Look(db => db.Set<DeliveryRow>().AnyAsync(Ct)));
    }

    [Fact]
    public async Task Who_answered_from_there_comes_no_more_and_what_is_announced_there_is_shown_no_more()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var id = await Guest.Announce(app);
        await there.Joins(app, id);
        await there.IsFollowedByInstance(app);
        await there.Says(app, "Create", there.Event("1"));
        Assert.Equal((1, 1), await app.Counts(id));
        Assert.Single(await app.Kept());
        var before = there.Came.Count;

        await Closes(await app.Steward(), "127.0.0.1");
        await app.DrainAsync();

        Assert.Equal((0, 0), await app.Counts(id));
        Assert.Null(Assert.Single(await app.AnswersTo(id)).Name);
        Assert.Empty(await app.Kept());
        Assert.Empty(await app.Followed());
        Assert.DoesNotContain("Bal d’ailleurs", await app.Visitor().Page("/"), StringComparison.Ordinal);
        // Nobody there is told.
        Assert.Equal(before, there.Came.Count);
    }

    [Fact]
    public async Task A_name_that_is_none_and_our_own_come_back_with_what_was_typed()
    {
        await using var app = await App.StartAsync();
        var steward = await app.Steward();
        foreach (
            var (name, why) in new[]
            {
                ("nulle part", "Ce n’est pas l’adresse"),
                ("farandole.test", "C’est ce site-ci"),
            }
        )
        {
            var answer = await steward.Post(Desk, ("site", name), ("word", "Parce que"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
            Assert.Contains(why, page, StringComparison.Ordinal);
            Assert.Contains($"value=\"{name}\"", page, StringComparison.Ordinal);
            Assert.Contains("value=\"Parce que\"", page, StringComparison.Ordinal);
        }
        Assert.False(await app.Look(db => db.Set<ClosedServer>().AnyAsync(Ct)));
    }

    [Fact]
    public async Task A_list_is_shown_before_it_holds_and_goes_out_as_others_read_it()
    {
        await using var app = await App.StartAsync();
        var steward = await app.Steward();
        await Closes(steward, "connu.exemple");
        const string list = """
            #domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate
            mechant.exemple,suspend,true,true,"Haine, menaces",false
            bruyant.exemple,silence,false,false,,false
            connu.exemple,suspend,true,true,,false
            pas un site,suspend,true,true,,false
            farandole.test,suspend,true,true,,false
            """;

        var shown = WebUtility.HtmlDecode(await Body(await Sends(steward, list)));
        Assert.Contains("1 site sera bloqué", shown, StringComparison.Ordinal);
        foreach (
            var verdict in (string[])
                ["ne demande pas de le bloquer", "Déjà bloqué", "ce n’est pas un site", "c’est ce site-ci"]
        )
            Assert.Contains(verdict, shown, StringComparison.Ordinal);
        Assert.Equal(["connu.exemple"], await Names(app));

        Assert.Equal(
            $"{Desk}?done=list",
            (await steward.Post($"{Desk}/list", ("list", list))).Headers.Location?.ToString()
        );
        Assert.Equal(["connu.exemple", "mechant.exemple"], await Names(app));
        var file = await Body(await steward.Get($"{Desk}.csv"));
        Assert.Contains("mechant.exemple,suspend,true,true,\"Haine, menaces\",false", file, StringComparison.Ordinal);
        // What goes out comes in again, and changes nothing.
        Assert.Contains(
            "0 site",
            WebUtility.HtmlDecode(await Body(await Sends(steward, file))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_list_without_columns_is_a_name_in_each_line()
    {
        await using var app = await App.StartAsync();
        var steward = await app.Steward();
        await steward.Post($"{Desk}/list", ("list", "# hier\nun.exemple\n\ndeux.exemple\n"));
        Assert.Equal(["deux.exemple", "un.exemple"], await Names(app));
    }

    private static async Task Closes(HttpClient steward, string site, string? word = null) =>
        Assert.Equal(
            $"{Desk}?done=closed",
            (await steward.Post(Desk, ("site", site), ("word", word ?? ""))).Headers.Location?.ToString()
        );

    private static async Task<HttpResponseMessage> Sends(HttpClient steward, string list)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(list)), "file", "list.csv" },
        };
        return await steward.PostAsync(new Uri($"{Desk}/list", UriKind.Relative), form, Ct);
    }

    private static Task<string> Body(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Ct);

    private static Task<List<string>> Names(App app) =>
        app.Look(db => db.Set<ClosedServer>().Select(s => s.Name).OrderBy(n => n).ToListAsync(Ct));
}
