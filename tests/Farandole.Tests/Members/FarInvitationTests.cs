using System.Net;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Accounts;
using Farandole.Tests.Blocking;
using Farandole.Tests.Federation;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Members;

/// <summary>A group invites people of other servers by their handle.</summary>
public sealed class FarInvitationTests
{
    private const string Invitations = $"{Meeting.Space}/invitations";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("whole")]
    [InlineData("member")]
    [InlineData("id")]
    public async Task Who_is_invited_by_handle_says_yes_in_whatever_way_and_is_in(string way)
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.Invited);
        await using var _ = app;

        await Invites(app, nadia, there);

        var invite = there.Last();
        Assert.Equal(
            ("Invite", Belonging.Waters, there.Actor, Belonging.Waters),
            (invite.Type, invite.ObjectId, invite.Target, invite.AttributedTo)
        );
        there.IsToHerAlone(invite);
        Assert.Equal((await app.FarRow()).ActivityId, invite.Id);
        await IsShown(nadia);
        Assert.DoesNotContain("Zoé", await nadia.Page($"{Meeting.Space}/members"), StringComparison.Ordinal);

        var answered = Answered(way, invite.Id!, there);
        await there.Does(app, "Accept", "accepts/1", answered);

        Assert.True(await app.IsMember());
        Assert.Single(there.Came);
        Assert.DoesNotContain("Zoé", await nadia.Page(Invitations), StringComparison.Ordinal);
        Assert.Contains("Zoé d’ailleurs", await nadia.Page($"{Meeting.Space}/members"), StringComparison.Ordinal);
        Assert.Contains("a préparé une invitation", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
        // Whoever thinks better of it goes.
        await there.Does(app, "Reject", "rejects/1", answered);
        Assert.Empty(await app.FarRows());
        Assert.DoesNotContain("nadia", there.AllThatCame(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_others_say_to_an_invitation_changes_nothing_and_a_no_is_a_no()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.Invited);
        await using var _ = app;
        await Invites(app, nadia, there);
        var id = there.Last().Id!;
        using var key = there.Houses("mallory");
        foreach (var type in (string[])["Accept", "Reject"])
            await there.SendsText(
                app,
                System.Text.Json.JsonSerializer.Serialize(
                    new
                    {
                        id = $"{there.Origin}/{type}",
                        type,
                        actor = $"{there.Origin}/users/mallory",
                        @object = id,
                    }
                ),
                by: key
            );
        await app.DrainAsync();
        Assert.Equal(RemoteStanding.Invited, (await app.FarRow()).Standing);
        await there.Does(app, "Accept", "accepts/1", $"{Belonging.Waters}/invitations/{Guid.NewGuid()}");
        Assert.Equal(RemoteStanding.Invited, (await app.FarRow()).Standing);

        await there.Does(app, "Reject", "rejects/1", id);

        Assert.Empty(await app.FarRows());
        await there.Does(app, "Accept", "accepts/2", id);
        Assert.Empty(await app.FarRows());
    }

    [Fact]
    public async Task An_invitation_is_taken_back_or_ends_and_both_are_told()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.Invited);
        await using var _ = app;
        await Invites(app, nadia, there);
        var row = await app.FarRow();
        var bao = await app.MemberOfWaters("bao", RolePreset.Member);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Post($"{Invitations}/{row.Id}/end")).StatusCode);

        await nadia.Post($"{Invitations}/{row.Id}/end");
        await app.DrainAsync();

        Assert.Equal(("Remove", row.ActivityId), (there.Last().Type, there.Last().ObjectId));
        there.IsToHerAlone(there.Last());
        Assert.Empty(await app.FarRows());
        await there.Does(app, "Accept", "accepts/1", row.ActivityId!);
        Assert.Empty(await app.FarRows());

        await Invites(app, nadia, there);
        row = await app.FarRow();
        Assert.Equal(new LocalDate(2027, 4, 1), row.EndsOn);
        await app.Night(Duration.FromDays(40));
        Assert.Equal(("Remove", row.ActivityId), (there.Last().Type, there.Last().ObjectId));
        Assert.Empty(await app.FarRows());
    }

    [Fact]
    public async Task Who_asked_or_comes_by_themselves_while_invited_is_in()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.OnRequest);
        await using var _ = app;
        await there.JoinsWaters(app);
        await Invites(app, nadia, there);
        Assert.True(await app.IsMember());
        Assert.Equal(("Accept", $"{there.Origin}/joins/1"), (there.Last().Type, there.Last().Embedded?.Id));
        await there.LeavesWaters(app);

        await nadia.Receives(Joining.Invited);
        await Invites(app, nadia, there);
        await there.JoinsWaters(app, "2");
        Assert.True(await app.IsMember());
        Assert.Equal(("Accept", $"{there.Origin}/joins/2"), (there.Last().Type, there.Last().Embedded?.Id));
        // Who is in, or was asked, is asked no second time.
        var before = there.Came.Count;
        await Invites(app, nadia, there);
        Assert.Equal(before, there.Came.Count);
    }

    [Fact]
    public async Task Whom_nobody_finds_stands_beside_the_field_and_nothing_typed_is_lost()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.Invited);
        await using var _ = app;
        var typed = $"Nour <nour@exemple.fr>\n@zoe@127.0.0.1:{there.Port}";

        var wrong = await nadia.Post(Invitations, await Form(app, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Content.ReadAsStringAsync(Ct);
        Assert.Contains($"@zoe@127.0.0.1:{there.Port}, ou ne répond pas", page, StringComparison.Ordinal);
        Assert.Contains("Nour &lt;nour@exemple.fr&gt;", page, StringComparison.Ordinal);
        Assert.Empty(await app.FarRows());
        Assert.Empty(await app.Look(db => db.Set<GroupInvitation>().ToListAsync(Ct)));

        // Together with others there is a link too; somebody of this site by their whole name gets the letter.
        there.IsFound();
        await app.SomebodyAs("romain@exemple.fr", "romain");
        var done = await nadia.Post(Invitations, await Form(app, $"{typed}\n@romain@farandole.test"));
        await app.DrainAsync();
        Assert.Contains("done=invited-sent", done.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Single(app.LettersTo("nour@exemple.fr"));
        Assert.Contains("/join/", app.LettersTo("romain@exemple.fr")[^1].TextBody, StringComparison.Ordinal);
        Assert.Equal(["Invite"], there.Kinds());
    }

    [Fact]
    [Requirement("SAFE-5")]
    public async Task Whom_the_group_keeps_away_is_invited_in_vain_and_learns_nothing_by_asking()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.Invited);
        await using var _ = app;
        there.IsFound();
        await nadia.Blocks($"{Meeting.Space}/blocks", there.Actor);
        await Invites(app, nadia, there);
        Assert.Contains("Pas encore de réponse", await nadia.Page(Invitations), StringComparison.Ordinal);
        await there.Does(app, "Accept", "accepts/1", (await app.FarRow()).ActivityId!);
        Assert.Equal(RemoteStanding.Invited, (await app.FarRow()).Standing);
        await nadia.Post($"{Invitations}/{(await app.FarRow()).Id}/end");
        await app.DrainAsync();
        Assert.Empty(there.Came);

        // By themselves they hear what everybody hears.
        await Invites(app, nadia, there);
        await there.JoinsWaters(app);
        Assert.Equal(["Reject"], there.Kinds());
        Assert.Equal(RemoteStanding.Invited, (await app.FarRow()).Standing);
    }

    private static async Task IsShown(HttpClient nadia)
    {
        var page = await nadia.Page(Invitations);
        Assert.Contains("Zoé d’ailleurs", page, StringComparison.Ordinal);
        Assert.Contains("Pas encore de réponse", page, StringComparison.Ordinal);
        Assert.Contains("Aucun lien ouvert", page, StringComparison.Ordinal);
    }

    private static async Task Invites(App app, HttpClient nadia, Neighbour there)
    {
        var done = await nadia.Post(Invitations, await Form(app, there.IsFound()));
        Assert.Equal($"{Invitations}?done=invited-far", done.Headers.Location?.ToString());
        await app.DrainAsync();
    }

    private static async Task<(string, string)[]> Form(App app, string people) =>
        [.. await app.Invitation(RolePreset.Discovers), ("people", people)];

    private static object Answered(string way, string id, Neighbour there) =>
        way switch
        {
            "whole" => new
            {
                type = "Invite",
                id,
                actor = Belonging.Waters,
                @object = Belonging.Waters,
                target = there.Actor,
            },
            "member" => new
            {
                type = "Member",
                id,
                actor = there.Actor,
                @object = Belonging.Waters,
                role = "member",
            },
            _ => id,
        };
}
