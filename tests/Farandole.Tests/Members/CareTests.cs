using System.Net;
using Farandole.Domain.Groups;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Members;

/// <summary>Notes on members, and pauses.</summary>
public sealed class CareTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_is_read_by_those_in_charge_and_its_subject_learns_that_there_is_one()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Coordinates);
        var bao = await app.MemberOfWaters("bao", RolePreset.Member);
        var path = await app.MemberPath("lea");

        var noted = await nadia.Post($"{path}/notes", ("note", "Mot secret zq"));

        Assert.Contains(
            "Mot secret zq",
            await nadia.Page(noted.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
        // Who manages members reads the notes on others, and none on herself.
        Assert.DoesNotContain("Mot secret zq", await lea.Page(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Get(path)).StatusCode);
        foreach (var page in new[] { Meeting.Space, $"{Meeting.Space}/members", $"{Meeting.Space}/me" })
            Assert.DoesNotContain("Mot secret zq", await bao.Page(page), StringComparison.Ordinal);
        var account = await lea.Page("/account");
        Assert.Contains("Notes sur vous", account, StringComparison.Ordinal);
        Assert.DoesNotContain("Mot secret zq", account, StringComparison.Ordinal);
        var file = await lea.GetStringAsync("/account/data.json", Ct);
        Assert.Contains("notesInGroups", file, StringComparison.Ordinal);
        Assert.Contains("2028-03-", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Mot secret zq", file, StringComparison.Ordinal);

        await app.Night(Duration.FromDays(370));

        Assert.Empty(await app.Look(db => db.Set<MemberNote>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task A_note_is_erased_by_hand_and_goes_with_the_membership()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Member);
        var path = await app.MemberPath("lea");
        var empty = await nadia.Post($"{path}/notes", ("note", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Écrivez la note", await empty.Text(), StringComparison.Ordinal);
        await nadia.Post($"{path}/notes", ("note", "Une"));
        var note = await app.Look(db => db.Set<MemberNote>().SingleAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Post($"{path}/notes/{note.Id}/removal")).StatusCode);

        await nadia.Post($"{path}/notes/{note.Id}/removal");
        await nadia.Post($"{path}/notes", ("note", "Autre"));
        await lea.Post($"{Meeting.Space}/me/departure");

        Assert.Empty(await app.Look(db => db.Set<MemberNote>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task Who_has_a_pause_reads_is_told_why_and_can_do_nothing_until_it_ends_by_itself()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Coordinates);
        var path = await app.MemberPath("lea");
        Assert.Equal(HttpStatusCode.OK, (await lea.Get($"{Meeting.Space}/posts/new")).StatusCode);

        await nadia.Post($"{path}/pause", ("length", "week"), ("why", "Insultes zq"));
        await app.DrainAsync();

        var page = await lea.Page(Meeting.Space);
        Assert.Contains("Vous êtes en pause", page, StringComparison.Ordinal);
        Assert.Contains("Insultes zq", page, StringComparison.Ordinal);
        Assert.Contains("Insultes zq", app.LettersTo("lea@exemple.fr")[^1].TextBody, StringComparison.Ordinal);
        foreach (var door in new[] { "/posts/new", "/invitations", "/requests", "/members.csv", "/settings" })
            Assert.Equal(HttpStatusCode.NotFound, (await lea.Get(Meeting.Space + door)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Post($"{await app.MemberPath("nadia")}/removal")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await lea.Get($"{Meeting.Space}/members")).StatusCode);
        Assert.Contains("a mis quelqu’un en pause", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
        Assert.Contains("Insultes zq", await nadia.Page(path), StringComparison.Ordinal);

        await app.Night(Duration.FromDays(8));

        Assert.Equal(HttpStatusCode.OK, (await lea.Get($"{Meeting.Space}/posts/new")).StatusCode);
        Assert.Equal(0, await app.Look(db => db.Set<Member>().CountAsync(m => m.WhyPaused != null, Ct)));
    }

    [Fact]
    public async Task A_pause_ends_before_its_day_and_asks_for_a_reason_and_a_day()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Runs);
        var path = await app.MemberPath("lea");
        var wrong = await nadia.Post($"{path}/pause", ("length", "until"), ("until", "2031-01-01"), ("why", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Text();
        Assert.Contains("dans les six mois", page, StringComparison.Ordinal);
        Assert.Contains("Dites pourquoi", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2031-01-01\"", page, StringComparison.Ordinal);
        await nadia.Post($"{path}/pause", ("length", "until"), ("until", "2027-04-01"), ("why", "Du calme"));
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get($"{Meeting.Space}/posts/new")).StatusCode);

        await nadia.Post($"{path}/pause/end");

        Assert.Equal(HttpStatusCode.OK, (await lea.Get($"{Meeting.Space}/posts/new")).StatusCode);
    }

    [Fact]
    public async Task Nobody_gives_a_pause_to_who_may_more_nor_to_themselves_and_the_keys_stay_in_a_free_hand()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Coordinates);
        var sam = await app.MemberOfWaters("sam", RolePreset.HoldsKeys);
        var (ofNadia, ofSam) = (await app.MemberPath("nadia"), await app.MemberPath("sam"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Pauses(lea, ofNadia)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Pauses(nadia, ofNadia)).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await Pauses(nadia, ofSam)).StatusCode);

        // Sam holds keys and has a pause: who is left alone with the keys stays.
        Assert.Equal(HttpStatusCode.Conflict, (await nadia.Post($"{Meeting.Space}/me/departure")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Pauses(sam, ofNadia)).StatusCode);
    }

    private static Task<HttpResponseMessage> Pauses(HttpClient by, string path) =>
        by.Post($"{path}/pause", ("length", "day"), ("why", "Du calme"));
}
