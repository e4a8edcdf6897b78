using System.Net;
using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Tests.Accounts;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Members;

public sealed class DepartureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_leaves_and_may_come_again()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Runs);
        Assert.Contains(
            "Quitter Eaux Vives",
            await lea.Page($"{Meeting.Space}/me/departure"),
            StringComparison.Ordinal
        );

        var left = await lea.Post($"{Meeting.Space}/me/departure");

        Assert.Contains(
            "n’êtes plus dans ce groupe",
            await lea.Page(left.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get(Meeting.Space)).StatusCode);
        Assert.Equal(["nadia"], (await app.MembersOf()).Keys);
        var news = await nadia.Page(Meeting.Space);
        Assert.Contains("a quitté le groupe", news, StringComparison.Ordinal);
        Assert.DoesNotContain("Nom de lea", news, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await lea.Comes("lea")).StatusCode);
    }

    [Fact]
    public async Task The_last_holder_of_the_keys_hands_them_over_first()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await app.MemberOfWaters("lea", RolePreset.Coordinates);
        Assert.Contains(
            $"{Meeting.Space}/members\"",
            await nadia.Page($"{Meeting.Space}/me/departure"),
            StringComparison.Ordinal
        );

        Assert.Equal(HttpStatusCode.Conflict, (await nadia.Post($"{Meeting.Space}/me/departure")).StatusCode);
        var deletion = await nadia.Post("/account/profiles/nadia/deletion");

        Assert.Equal(HttpStatusCode.Conflict, deletion.StatusCode);
        Assert.Contains("garde seul les clés", await deletion.Text(), StringComparison.Ordinal);
        Assert.Contains(
            "garde seul les clés",
            await nadia.Page("/account/profiles/nadia/deletion"),
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await app.MembersOf()).Count);
        await app.MemberOfWaters("sam", RolePreset.HoldsKeys);
        Assert.Equal(HttpStatusCode.SeeOther, (await nadia.Post($"{Meeting.Space}/me/departure")).StatusCode);
    }

    [Fact]
    public async Task Of_two_holders_of_the_keys_who_leave_at_once_one_stays()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var sam = await app.MemberOfWaters("sam", RolePreset.HoldsKeys);
        await app.MemberOfWaters("lea", RolePreset.Member);

        var answers = await Task.WhenAll(
            nadia.Post($"{Meeting.Space}/me/departure"),
            sam.Post($"{Meeting.Space}/me/departure")
        );

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Contains(RolePreset.HoldsKeys, (await app.MembersOf()).Values);
    }

    [Fact]
    public async Task When_the_last_one_leaves_the_group_ends()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        Assert.Contains(
            "dernière personne",
            await nadia.Page($"{Meeting.Space}/me/departure"),
            StringComparison.Ordinal
        );
        await nadia.Post($"{Meeting.Space}/me/departure");

        await app.Night(Duration.FromHours(1));
        Assert.NotNull((await app.Look(db => db.Set<Group>().SingleAsync(Ct))).EndsAt);
        await app.Night(Group.Regret);

        Assert.Empty(await app.Look(db => db.Set<Group>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task Who_is_sent_away_is_out_with_the_links_that_they_made()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Runs);
        var link = await lea.Invites(app, RolePreset.Discovers);
        var path = await app.MemberPath("lea");
        Assert.Contains("Changer de rôle", await nadia.Page(path), StringComparison.Ordinal);
        Assert.Contains("Retirer Nom de lea", await nadia.Page($"{path}/removal"), StringComparison.Ordinal);

        var removed = await nadia.Post($"{path}/removal");

        Assert.Equal($"{Meeting.Space}/members?done=removed", removed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get(Meeting.Space)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nadia.Post($"{path}/removal")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await lea.Comes("lea")).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_sent_away_by_who_may_less()
    {
        await using var app = await App.StartAsync();
        await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Coordinates);
        var path = await app.MemberPath("nadia");

        Assert.Contains("peut plus que vous", await lea.Page(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await lea.Post($"{path}/removal")).StatusCode);
        Assert.Equal(2, (await app.MembersOf()).Count);
    }

    [Fact]
    public async Task When_the_account_of_the_last_holder_ends_whoever_may_the_most_gets_the_keys()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await app.MemberOfWaters("bao", RolePreset.Member);
        var lea = await app.MemberOfWaters("lea", RolePreset.Coordinates);
        await nadia.Post("/account/erasure");
        await app.Night(Account.Regret);

        await app.Night(Profile.Leaving);

        Assert.Equal(
            new Dictionary<string, RolePreset?> { ["bao"] = RolePreset.Member, ["lea"] = RolePreset.HoldsKeys },
            await app.MembersOf()
        );
        Assert.Contains(
            "Nom de lea</b> garde maintenant les clés",
            await lea.Page(Meeting.Space),
            StringComparison.Ordinal
        );
        Assert.Contains("gardez les clés", app.LettersTo("lea@exemple.fr")[^1].Subject, StringComparison.Ordinal);
    }
}
