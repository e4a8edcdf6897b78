using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Farandole.Tests.Retention;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Pieces;

/// <summary>"Tell me when it is known": an address and nothing else, or a feed and no address.</summary>
public sealed partial class FollowTests
{
    private const string Nour = "nour@exemple.fr";

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task An_address_alone_is_told_once_its_owner_has_touched_the_button()
    {
        await using var stage = await Awaited();
        using var visitor = stage.App.Visitor();
        (await visitor.Send($"{stage.Path}/follow", ("email", Nour))).ShouldLeadTo($"{stage.Path}/follow?done=asked");
        await stage.App.DrainAsync();
        var link = LinkIn(stage);
        // Mail scanners open every link.
        await visitor.Reads(link);
        Assert.Null(await stage.App.Look(db => db.Followers.Select(f => f.ConfirmedAt).SingleAsync()));

        (await visitor.Send($"{link}/confirmation")).ShouldLeadTo(link);
        Assert.Contains("On vous préviendra", await visitor.Reads(link), StringComparison.Ordinal);
        await Reveal(stage);

        var letter = stage.App.LettersTo(Nour)[^1];
        Assert.Contains("Place Jean-Macé", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains($"{link}/stop", letter.Headers["List-Unsubscribe"], StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task An_address_that_nobody_confirmed_is_told_nothing()
    {
        await using var stage = await Awaited();
        await stage.App.Visitor().Send($"{stage.Path}/follow", ("email", Nour));
        await stage.App.DrainAsync();
        await Reveal(stage);
        Assert.Single(stage.App.LettersTo(Nour));
    }

    [Fact]
    public async Task Who_stops_is_forgotten_at_once()
    {
        await using var stage = await Awaited();
        using var visitor = stage.App.Visitor();
        await visitor.Send($"{stage.Path}/follow", ("email", Nour));
        await stage.App.DrainAsync();
        var link = LinkIn(stage);
        await visitor.Send($"{link}/confirmation");
        (await visitor.Send($"{link}/stop")).ShouldLeadTo($"{stage.Path}/follow?done=stopped");
        Assert.Empty(await stage.App.Look(db => db.Followers.ToListAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(link)).StatusCode);
        await Reveal(stage);
        Assert.Single(stage.App.LettersTo(Nour));
    }

    [Fact]
    public async Task Whether_an_address_was_known_is_told_to_nobody()
    {
        await using var stage = await Awaited();
        foreach (var email in (string[])[Nour, Nour, "autre@exemple.fr"])
            (await stage.App.Visitor().Send($"{stage.Path}/follow", ("email", email))).ShouldLeadTo(
                $"{stage.Path}/follow?done=asked"
            );
        await stage.App.DrainAsync();
        Assert.Single(stage.App.LettersTo(Nour));
        var wrong = await stage.App.Visitor().Send($"{stage.Path}/follow", ("email", "nour"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"nour\"", await wrong.Text(), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task Who_wants_no_letter_follows_a_feed()
    {
        await using var stage = await Awaited();
        Assert.Contains(
            "Lieu\u00a0: à préciser",
            await stage.App.Visitor().Page($"{stage.Path}.atom"),
            StringComparison.Ordinal
        );
        await Reveal(stage);
        Assert.Contains(
            "Lieu\u00a0: Place Jean-Macé",
            await stage.App.Visitor().Page($"{stage.Path}.atom"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Addresses_of_those_who_wait_are_gone_after_the_event_and_after_a_day_without_a_click()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Follow(app, id, "jamais@exemple.fr", confirmed: false);
        await Follow(app, id, Nour, confirmed: true);
        await app.PassAsync(Duration.FromHours(25));
        Assert.Equal([Nour], await app.Look(db => db.Followers.Select(f => f.Email).ToListAsync()));
        await app.PassAsync(Duration.FromDays(19));
        Assert.Empty(await app.Look(db => db.Followers.ToListAsync()));
    }

    private static Task Follow(App app, EventId id, string email, bool confirmed) =>
        app.Writer.Write(
            (db, _) =>
            {
                var follower = new Follower
                {
                    EventId = id,
                    Email = email,
                    EmailHash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(email)),
                    Language = "fr",
                    Selector = Secret.NewSelector(),
                    Hash = new byte[32],
                    CreatedAt = app.Now(),
                };
                if (confirmed)
                    follower.Confirm(app.Now());
                db.Add(follower);
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );

    private static async Task<Backstage> Awaited()
    {
        var stage = await Backstage.SetAsync(d => d with { Place = null });
        await stage.Change(e => e.Decide(new(new PieceKey(Piece.Place)) { Word = "Bientôt" }, "Amel", App.Start));
        return stage;
    }

    private static async Task Reveal(Backstage stage)
    {
        stage.App.Clock.Advance(Duration.FromMinutes(1));
        await stage.Change(e => e.Edit(e.Details with { Place = new("Place Jean-Macé") }, "Amel", stage.App.Now()));
        await stage.App.PassAsync(Duration.FromMinutes(1));
    }

    private static string LinkIn(Backstage stage) =>
        Link().Match(stage.App.LettersTo(Nour)[^1].TextBody ?? "").Value is { Length: > 0 } path
            ? path
            : throw new InvalidOperationException("No link in the letter.");

    [GeneratedRegex("/f/ff1_[A-Za-z0-9_-]{49}")]
    private static partial Regex Link();
}
