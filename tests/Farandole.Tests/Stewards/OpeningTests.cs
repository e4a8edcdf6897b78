using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Stewards;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Stewards;

/// <summary>What is not for those who run the instance: closed by their role, open with a reason that its owners read.</summary>
public sealed class OpeningTests
{
    private const string Why = "Un signalement du 3 mai";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_role_and_no_key_opens_what_is_private()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        var app = stage.App;
        await app.WatersOf("nadia");
        var amel = await app.Administrator();
        var sam = await app.Moderator(amel, "sam@exemple.fr");
        var key = await stage.Organizer(await Features.Desk.InstanceKeys.NewInstanceKey(app.Services, Ct));
        string[] doors =
        [
            stage.Path,
            $"{stage.Path}.json",
            $"{stage.Path}.ics",
            $"{stage.Path}.atom",
            $"/api/v1{stage.Path}",
            $"{stage.Path}/talk",
            $"{stage.Path}/needs",
            $"{stage.Path}/questions",
            $"{stage.Path}/manage",
            $"{stage.Path}/log",
            $"{stage.Path}/blocks",
            Meeting.Space,
            $"{Meeting.Space}/members",
            $"{Meeting.Space}/posts",
            $"{Meeting.Space}/resources",
            $"{Meeting.Space}/requests",
            $"{Meeting.Space}/settings",
            $"{Meeting.Space}/blocks",
        ];
        foreach (var who in new[] { amel, sam, key })
        {
            foreach (var door in doors)
                Assert.Equal((door, HttpStatusCode.NotFound), (door, (await who.Get(door)).StatusCode));
        }
    }

    [Fact]
    public async Task With_a_reason_an_event_is_read_for_an_hour_and_its_organizers_read_why()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        var app = stage.App;
        var amel = await app.Administrator();
        var sam = await app.Moderator(amel, "sam@exemple.fr");
        await stage.KeyFor("orga@exemple.fr", "Orga");
        await app.Writer.Write(
            async (db, ct) =>
            {
                foreach (var one in await db.Keys.AsTracking().Where(k => k.Email != null).ToListAsync(ct))
                    one.Use(app.Clock.GetCurrentInstant().InUtc().Date, app.Clock.GetCurrentInstant());
            },
            Ct
        );
        var wordless = await sam.Post("/desk/openings", ("address", stage.Path), ("why", "court"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.StatusCode);
        Assert.Contains("Dites pourquoi", await wordless.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await sam.Get(stage.Path)).StatusCode);

        await sam.Post("/desk/openings", ("address", $"http://farandole.test{stage.Path}"), ("why", Why));
        await app.DrainAsync();

        Assert.Contains("Bal de printemps", await sam.Page(stage.Path), StringComparison.Ordinal);
        // Reading is all: neither its backstage, nor for another steward.
        Assert.False(await sam.Opens($"{stage.Path}/manage"));
        Assert.False(await amel.Opens(stage.Path));
        Assert.Contains(Why, await (await stage.Organizer()).Page($"{stage.Path}/log"), StringComparison.Ordinal);
        var letter = app.LettersTo("orga@exemple.fr")[^1];
        Assert.Contains(Why, letter.TextBody, StringComparison.Ordinal);
        Assert.Contains(Why, await amel.Page("/desk/log"), StringComparison.Ordinal);
        app.Clock.Advance(Opening.Length);
        Assert.False(await sam.Opens(stage.Path));
    }

    [Fact]
    public async Task With_a_reason_a_group_is_read_and_its_members_read_why()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var amel = await app.Administrator();
        var sam = await app.Moderator(amel, "sam@exemple.fr");

        await sam.Post("/desk/openings", ("address", "@eaux_vives"), ("why", Why));
        await app.DrainAsync();

        var id = await app.Look(db => db.Set<Opening>().Select(o => o.Id).SingleAsync(Ct));
        Assert.Contains("Nom de nadia", await sam.Page($"/desk/openings/{id}"), StringComparison.Ordinal);
        Assert.False(await amel.Opens($"/desk/openings/{id}"));
        Assert.False(await sam.Opens(Meeting.Space));
        var news = await nadia.Page(Meeting.Space);
        Assert.Contains("L’équipe du site", news, StringComparison.Ordinal);
        Assert.Contains(Why, news, StringComparison.Ordinal);
        Assert.Contains(Why, app.LettersTo("nadia@exemple.fr")[^1].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("sam@exemple.fr", news, StringComparison.Ordinal);

        await sam.Post($"/desk/openings/{id}/end");

        Assert.False(await sam.Opens($"/desk/openings/{id}"));
        Assert.False(await nadia.Opens("/desk/openings"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await nadia.Post("/desk/openings", ("address", "@eaux_vives"), ("why", Why))).StatusCode
        );
    }

    [Fact]
    public async Task What_was_opened_and_done_is_forgotten_after_a_year()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        var amel = await app.Administrator();
        await amel.Post("/desk/openings", ("address", "@eaux_vives"), ("why", Why));

        await app.Night(Duration.FromDays(370));

        Assert.Empty(await app.Look(db => db.Set<Opening>().ToListAsync(Ct)));
        Assert.Empty(await app.Look(db => db.Set<StewardNote>().ToListAsync(Ct)));
    }
}
