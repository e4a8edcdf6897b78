using System.Net;
using Farandole.Domain.Stewards;
using Farandole.Features.Stewards;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Blocking;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Stewards;

/// <summary>Who runs the instance: the first, the others, the second step, and the last.</summary>
public sealed class StewardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_of_the_console_makes_the_first_administrator_once()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (older, code) = (await app.Code(), await app.Code());
        var amel = await app.SignedIn("amel@exemple.fr");
        var sam = await app.SignedIn("sam@exemple.fr");
        Assert.DoesNotContain(
            code.Replace("-", "", StringComparison.Ordinal),
            string.Join(
                ',',
                await app.Look(db => db.Set<StewardCode>().Select(c => Convert.ToHexString(c.Hash)).ToListAsync(Ct))
            ),
            StringComparison.Ordinal
        );
        Assert.True(await amel.Opens("/desk/first"));
        Assert.Equal(HttpStatusCode.SeeOther, (await app.Visitor().Get("/desk/first")).StatusCode);
        var wrong = await amel.Post("/desk/first", ("code", older));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("n’ouvre rien", await wrong.Text(), StringComparison.Ordinal);

        var both = await Task.WhenAll(
            amel.Post("/desk/first", ("code", $" {code.ToLowerInvariant()} ")),
            sam.Post("/desk/first", ("code", code))
        );

        Assert.Single(both, a => a.StatusCode == HttpStatusCode.SeeOther);
        Assert.Single(await app.Look(db => db.Set<Steward>().ToListAsync(Ct)));
        Assert.Empty(await app.Look(db => db.Set<StewardCode>().ToListAsync(Ct)));
        foreach (var one in new[] { amel, sam })
            Assert.False(await one.Opens("/desk/first"));
        // A later start prints nothing.
        Assert.Null(await app.Services.NewFirstCode(Ct));
    }

    [Fact]
    public async Task An_administrators_role_sleeps_until_the_second_step_is_shown()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var amel = await app.SignedIn("amel@exemple.fr");
        await amel.Post("/desk/first", ("code", await app.Code()));

        Assert.Contains("attend une seconde étape", await amel.Page("/desk"), StringComparison.Ordinal);
        foreach (
            var path in new[]
            {
                "/desk/team",
                "/desk/log",
                "/desk/openings",
                "/desk/blocks",
                "/desk/servers",
                "/desk/keys",
                "/desk/reports",
                "/desk/import",
            }
        )
            Assert.False(await amel.Opens(path), path);
        Assert.Equal(HttpStatusCode.NotFound, (await amel.Post("/desk/team", ("email", "x@exemple.fr"))).StatusCode);
        var (phone, _) = await app.TurnsOn(amel);

        Assert.Contains("Qui s’occupe du site", await amel.Page("/desk"), StringComparison.Ordinal);
        Assert.True(await amel.Opens("/desk/team"));
        // On another device a letter alone brings nothing of it, and without the second step it sleeps again.
        await amel.Post("/account/second-step/end", ("code", phone.CodeAt(app.Clock.GetCurrentInstant())));
        Assert.False(await amel.Opens("/desk/team"));
        Assert.Contains("attend une seconde étape", await amel.Page("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_given_and_taken_by_administrators_alone_and_each_act_is_written_down()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var amel = await app.Administrator();
        var sam = await app.Moderator(amel, "sam@exemple.fr");

        Assert.True(await sam.Opens("/desk"));
        Assert.True(await sam.Opens("/desk/log"));
        Assert.False(await sam.Opens("/desk/team"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await sam.Post("/desk/team", ("email", "sam@exemple.fr"), ("role", "Administrator"))).StatusCode
        );
        await sam.Blocks("/desk/blocks", "troll@exemple.fr");
        var log = await amel.Page("/desk/log");
        Assert.Contains("sam@exemple.fr</b> a bloqué quelqu’un", log, StringComparison.Ordinal);
        Assert.Contains("a donné la modération à sam@exemple.fr", log, StringComparison.Ordinal);
        var id = await app.Look(db =>
            db.Set<Steward>().Where(s => s.Role == StewardRole.Moderator).Select(s => s.Id).SingleAsync(Ct)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await sam.Post($"/desk/team/{id}/end")).StatusCode);

        await amel.Post($"/desk/team/{id}/end");

        Assert.False(await sam.Opens("/desk"));
        Assert.False(await sam.Opens("/desk/log"));
        var unknown = await amel.Post("/desk/team", ("email", "nobody@exemple.fr"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("value=\"nobody@exemple.fr\"", await unknown.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_is_asked_for_more_when_the_administrator_says_so()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var amel = await app.Administrator();
        var sam = await app.SignedIn("sam@exemple.fr");
        await amel.Gives("sam@exemple.fr", more: true);
        Assert.False(await sam.Opens("/desk/log"));
        Assert.Contains("attend une seconde étape", await amel.Page("/desk/team"), StringComparison.Ordinal);

        await app.TurnsOn(sam);

        Assert.True(await sam.Opens("/desk/log"));
    }

    [Fact]
    public async Task The_last_administrator_cannot_drop_out()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var amel = await app.Administrator();
        var id = await app.Look(db => db.Set<Steward>().Select(s => s.Id).SingleAsync(Ct));

        var taken = await amel.Post($"/desk/team/{id}/end");
        var lowered = await amel.Post("/desk/team", ("email", "amel@exemple.fr"), ("role", "Moderator"));
        var erased = await amel.Post("/account/erasure");

        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lowered.StatusCode);
        Assert.Equal("/account?done=last", erased.Headers.Location?.ToString());
        Assert.Contains("Donnez d’abord le rôle", await amel.Page("/account?done=last"), StringComparison.Ordinal);
        await app.SignedIn("sam@exemple.fr");
        await amel.Gives("sam@exemple.fr", StewardRole.Administrator);
        Assert.Equal("/account", (await amel.Post($"/desk/team/{id}/end")).Headers.Location?.ToString());
        Assert.False(await amel.Opens("/desk/team"));
    }

    [Fact]
    public async Task Of_two_administrators_who_take_the_role_from_each_other_one_stays()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var amel = await app.Administrator();
        var sam = await app.SignedIn("sam@exemple.fr");
        await amel.Gives("sam@exemple.fr", StewardRole.Administrator);
        await app.TurnsOn(sam);
        var ids = await app.Look(db =>
            db.Set<Steward>().OrderBy(s => s.Since).Select(s => new { s.Id, s.AccountId }).ToListAsync(Ct)
        );
        var hers = await app.Look(db =>
            (
                from steward in db.Set<Steward>()
                join account in db.Set<Domain.Accounts.Account>() on steward.AccountId equals account.Id
                where account.Email == "amel@exemple.fr"
                select steward.Id
            ).SingleAsync(Ct)
        );
        var his = ids.Single(i => i.Id != hers).Id;

        await Task.WhenAll(amel.Post($"/desk/team/{his}/end"), sam.Post($"/desk/team/{hers}/end"));

        Assert.Single(await app.Look(db => db.Set<Steward>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task Nobody_who_runs_the_site_is_locked_out_by_another()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var amel = await app.Administrator();
        var sam = await app.Moderator(amel, "sam@exemple.fr");

        var refused = await sam.Post("/desk/blocks", ("who", "amel@exemple.fr"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("s’occupe du site", await refused.Text(), StringComparison.Ordinal);
        Assert.True(await amel.Opens("/desk/team"));
    }

    [Fact]
    public async Task The_key_of_the_instance_does_the_work_of_the_desk_and_gives_no_role()
    {
        await using var stage = await Backstage.SetAsync();
        var key = await stage.Organizer(await Features.Desk.InstanceKeys.NewInstanceKey(stage.App.Services, Ct));

        Assert.True(await key.Opens("/desk"));
        Assert.True(await key.Opens("/desk/log"));
        Assert.False(await key.Opens("/desk/team"));
        Assert.False(await key.Opens("/desk/openings"));
        await key.Blocks("/desk/blocks", "troll@exemple.fr");
        Assert.Contains("La clé de l’instance</b> a bloqué", await key.Page("/desk/log"), StringComparison.Ordinal);
    }
}
