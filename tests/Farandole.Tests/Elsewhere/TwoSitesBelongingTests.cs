using Farandole.Domain.Groups;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Elsewhere;

/// <summary>Somebody of one of our sites belongs to a group of another of ours: each does what the other expects.</summary>
public sealed class TwoSitesBelongingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_is_let_in_hears_of_the_group_and_goes()
    {
        await using var both = await TwoSites.StartAsync();
        var (cam, nadia, path) = await Begin(both, Joining.OnRequest);
        await cam.Post(path, ("as", "cam"), ("message", "Pour l’eau."));
        await both.DrainAsync();
        var asked = await Asking(both.There);
        Assert.Equal((RemoteStanding.Asked, "Pour l’eau."), (asked.Standing, asked.Words));
        Assert.Equal(BelongingElsewhere.Asked, (await Mine(both.Here)).State);

        await nadia.Post($"{Meeting.Space}/requests/{asked.Id}/admission");
        await both.DrainAsync();
        Assert.Equal(RemoteStanding.Member, (await Asking(both.There)).Standing);
        Assert.Equal(BelongingElsewhere.Member, (await Mine(both.Here)).State);

        // A member follows: what the group says to everybody is news here.
        await nadia.Posts("Le local rouvre", "Lundi.");
        await both.DrainAsync();
        Assert.Contains("Le local rouvre", await cam.Page("/account/profiles/cam/following"), StringComparison.Ordinal);

        await cam.Post($"/elsewhere/membership/{(await Mine(both.Here)).Id}/end");
        await both.DrainAsync();
        Assert.Equal(0, await both.There.Look(db => db.Set<RemoteMemberRow>().CountAsync(Ct)));
        Assert.DoesNotContain("Nom de cam", await nadia.Page($"{Meeting.Space}/members"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_invited_across_says_yes_and_is_sent_away_or_says_no(bool isYes)
    {
        await using var both = await TwoSites.StartAsync();
        var (cam, nadia, _) = await Begin(both, Joining.Invited);
        var handle = $"@cam@{both.Here.Services.GetRequiredService<Instance>().Url.Authority}";
        await nadia.Post(
            $"{Meeting.Space}/invitations",
            [.. await both.There.Invitation(RolePreset.Discovers), ("people", handle)]
        );
        await both.DrainAsync();
        var invited = await Mine(both.Here);
        Assert.Equal(BelongingElsewhere.Invited, invited.State);

        await cam.Post($"/elsewhere/membership/{invited.Id}/{(isYes ? "acceptance" : "refusal")}");
        await both.DrainAsync();
        if (!isYes)
        {
            Assert.Equal(0, await both.There.Look(db => db.Set<RemoteMemberRow>().CountAsync(Ct)));
            return;
        }
        var member = await Asking(both.There);
        Assert.Equal(RemoteStanding.Member, member.Standing);
        Assert.Equal(BelongingElsewhere.Member, (await Mine(both.Here)).State);

        await nadia.Post($"{Meeting.Space}/members/{member.Id}/removal");
        await both.DrainAsync();
        Assert.Equal(BelongingElsewhere.Removed, (await Mine(both.Here)).State);
    }

    /// <summary>Cam here, Nadia who holds the keys of the group there, and the page on which Cam asks.</summary>
    private static async Task<(HttpClient Cam, HttpClient Nadia, string Path)> Begin(TwoSites both, Joining joining)
    {
        var nadia = await both.There.WatersOf("nadia");
        await nadia.Receives(joining);
        var cam = await both.Here.SomebodyAs("cam@exemple.fr", "cam");
        await both.DrainAsync();
        var group = both.There.Services.GetRequiredService<Instance>().Absolute("/@eaux_vives");
        await cam.Post("/elsewhere", ("uri", group));
        return (cam, nadia, $"/elsewhere/membership?who={Uri.EscapeDataString(group)}");
    }

    private static Task<RemoteMemberRow> Asking(App app) => app.Look(db => db.Set<RemoteMemberRow>().SingleAsync(Ct));

    private static Task<RemoteMembershipRow> Mine(App app) =>
        app.Look(db => db.Set<RemoteMembershipRow>().SingleAsync(Ct));
}
