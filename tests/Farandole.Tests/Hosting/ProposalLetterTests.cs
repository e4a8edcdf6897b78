using Farandole.Domain.Groups;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;

namespace Farandole.Tests.Hosting;

/// <summary>Who can do something about a proposal hears of it, and who made it hears what became of it.</summary>
public sealed class ProposalLetterTests
{
    private const string Waits = "attend";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> Proposes(
        App app,
        HttpClient somebody,
        string title,
        params (string Name, string Value)[] more
    ) => app.Create(somebody, [("title", title), ("date", "2027-03-20"), ("host", "@eaux_vives"), .. more]);

    private static IEnumerable<MimeMessage> About(App app, string reader, string words) =>
        app.LettersTo($"{reader}@exemple.fr").Where(l => (l.TextBody ?? "").Contains(words, StringComparison.Ordinal));

    [Fact]
    [Requirement("ASSO-12")]
    public async Task Those_who_may_let_out_hear_of_all_that_waits_in_one_letter_and_others_of_nothing()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        await app.MemberOfWaters("romain", RolePreset.Runs);
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        await app.MemberOfWaters("ines", RolePreset.Member);
        await Proposes(app, lou, "Première idée");
        await Proposes(app, lou, "Deuxième idée");

        await app.EveningAsync();
        await app.EveningAsync();

        foreach (var reader in (string[])["nadia", "romain"])
        {
            var letter = Assert.Single(About(app, reader, Waits));
            Assert.Contains(
                "2 propositions attendent une relecture dans Eaux Vives",
                letter.TextBody,
                StringComparison.Ordinal
            );
            Assert.Contains("Nom de lou", letter.TextBody, StringComparison.Ordinal);
            Assert.Contains("Première idée", letter.TextBody, StringComparison.Ordinal);
            Assert.Contains("Deuxième idée", letter.TextBody, StringComparison.Ordinal);
            Assert.DoesNotContain("@exemple.fr", letter.TextBody, StringComparison.Ordinal);
        }
        Assert.Empty(About(app, "lou", Waits));
        Assert.Empty(About(app, "ines", Waits));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_was_let_out_meanwhile_nor_in_a_pause()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await app.MemberOfWaters("romain", RolePreset.Runs);
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        await Proposes(app, lou, "Première idée");
        await nadia.Post(await app.Only(), "publication");
        await app.EveningAsync();
        await app.EveningAsync();
        Assert.Empty(About(app, "nadia", Waits));

        await Pause(app, "romain");
        await Proposes(app, lou, "Deuxième idée");
        await app.EveningAsync();
        await app.EveningAsync();

        Assert.Single(About(app, "nadia", "1 proposition attend"));
        Assert.Empty(About(app, "romain", "proposition"));
    }

    [Fact]
    public async Task Who_proposes_reads_the_word_for_which_it_came_back_and_that_it_is_out()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        await Proposes(app, lou, "Première idée");
        var made = await app.Only();

        await nadia.Post(made, "proposal/refusal", ("word", "Il manque l’heure"));
        await app.DrainAsync();

        var back = Assert.Single(About(app, "lou", "revient avec un mot"));
        Assert.Contains("Il manque l’heure", back.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/events/{made.Id}", back.TextBody, StringComparison.Ordinal);
        // Once it is sent back it is theirs again: nobody is asked to read it.
        await app.EveningAsync();
        await app.EveningAsync();
        Assert.Empty(About(app, "nadia", Waits));

        await lou.Post(made, "proposal");
        await nadia.Post(made, "publication");
        await app.DrainAsync();

        Assert.Contains(
            "Première idée",
            Assert.Single(About(app, "lou", "est publiée")).TextBody,
            StringComparison.Ordinal
        );
        Assert.Empty(About(app, "nadia", "est publiée"));
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task Neither_a_group_by_link_nor_a_private_event_stands_in_an_inbox()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await nadia.Receives(Joining.OnRequest, isListed: false);
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        await Proposes(app, lou, "Chez Paul", ("visibility", "private"));
        await nadia.Post(await app.Only(), "publication");
        await app.DrainAsync();

        var letter = Assert.Single(About(app, "lou", "est publiée"));
        Assert.DoesNotContain("Eaux Vives", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Paul", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Eaux Vives", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("ASSO-12")]
    public async Task News_that_a_member_proposes_is_told_in_the_same_way()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        (string, string)[] news = [("title", "Compte rendu"), ("words", "Tout va bien."), ("readers", "Everybody")];
        await lou.Post("/groups/eaux_vives/posts", [.. news, ("when", "draft")]);
        // What they keep for later themselves waits for nobody.
        await nadia.Post(
            "/groups/eaux_vives/posts",
            ("title", "À moi"),
            ("words", "x"),
            ("readers", "Everybody"),
            ("when", "draft")
        );

        await app.EveningAsync();
        await app.EveningAsync();

        var letter = Assert.Single(About(app, "nadia", "1 proposition attend"));
        Assert.Contains("Compte rendu", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("À moi", letter.TextBody, StringComparison.Ordinal);

        var post = await app.Look(db => db.Set<Domain.Posts.Post>().SingleAsync(p => p.Title == "Compte rendu", Ct));
        await nadia.Post(
            $"/groups/eaux_vives/posts/{post.Id}/edit",
            [.. news, ("when", "now"), ("revision", $"{post.Revision}")]
        );
        await app.DrainAsync();
        Assert.Contains(
            "Compte rendu",
            Assert.Single(About(app, "lou", "est publiée")).TextBody,
            StringComparison.Ordinal
        );
    }

    private static Task Pause(App app, string handle) =>
        app.Writer.Write(
            async (db, ct) =>
            {
                var member = await (
                    from one in db.Set<Member>().AsTracking()
                    join profile in db.Set<Domain.Profiles.Profile>() on one.ProfileId equals profile.Id
                    where profile.Handle == handle
                    select one
                ).SingleAsync(ct);
                member.Pause(new LocalDate(2027, 4, 1), "Repos", app.Clock.GetCurrentInstant());
            },
            Ct
        );
}
