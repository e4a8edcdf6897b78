using System.Text.RegularExpressions;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using NodaTime;

namespace Farandole.Tests.Following;

/// <summary>Every way in which somebody hears of a group that they follow × everything that the group has.</summary>
public sealed partial class SecrecyTests
{
    private static readonly string[] Open = ["zqopen"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-4")]
    public async Task What_is_by_link_private_for_members_or_not_out_comes_to_no_follower_a_member_included()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.AtOnce);
        await app.FollowerOfWaters("bao", ToldOf.Weekly);
        var sam = await app.MemberOfWaters("sam", RolePreset.Coordinates);
        await sam.Post(Followers.Door, ("as", "sam"), ("told", nameof(ToldOf.AtOnce)));
        await app.SaysAll(nadia);
        await app.EveningAsync();
        await app.PassAsync(Duration.FromDays(8));
        await app.EveningAsync();

        foreach (var (name, who) in new[] { ("lea", lea), ("sam", sam) })
        {
            await who.Post($"{Followers.OwnOf(name)}-feed");
            var page = await who.Page(Followers.OwnOf(name));
            var feed = Address().Match(page).Value;
            Shows(page, $"the page of {name}");
            Shows(await app.Visitor().GetStringAsync($"{feed}.ics", Ct), $"the calendar of {name}");
            Shows(await app.Visitor().GetStringAsync($"{feed}.atom", Ct), $"the feed of {name}");
        }
        foreach (var name in new[] { "lea", "bao", "sam" })
            Shows(
                string.Join(
                    '\n',
                    app.LettersTo($"{name}@exemple.fr").Select(l => $"{l.Subject}\n{l.TextBody}\n{l.HtmlBody}")
                ),
                $"the letters of {name}"
            );
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task What_is_taken_back_before_the_letter_leaves_is_not_told()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await app.FollowerOfWaters("lea", ToldOf.AtOnce);
        await nadia.Posts("zqtaken back", "Des mots.");
        var post = await app.PostCalled("zqtaken back");
        await nadia.Rewrites(post, "zqtaken back", "Des mots.", ("readers", "Members"));

        await app.EveningAsync();

        Assert.DoesNotContain(
            app.LettersTo("lea@exemple.fr"),
            l => $"{l.Subject} {l.TextBody}".Contains("zqtaken", StringComparison.Ordinal)
        );
    }

    private static void Shows(string text, string where) =>
        Assert.True(
            Word().Matches(text).Select(m => m.Value).Distinct().SequenceEqual(Open),
            $"{where} shows {string.Join(' ', Word().Matches(text).Select(m => m.Value).Distinct())}"
        );

    // Whole: addresses made at random have such letters by chance.
    [GeneratedRegex(@"(?<![\w-])zq[a-z]{3,}(?![\w-])")]
    private static partial Regex Word();

    [GeneratedRegex("/feeds/[A-Za-z0-9_-]+")]
    private static partial Regex Address();
}
