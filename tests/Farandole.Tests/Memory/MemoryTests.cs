using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Groups;
using Farandole.Features.Register;
using Farandole.Features.Shared.Own;
using Farandole.Tests.Accounts;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Memory;

/// <summary>"What is remembered about me": each line of it, and a way to erase it.</summary>
public sealed partial class MemoryTests
{
    private const string Memory = "/account/memory";

    /// <summary>Tables of personal data of which the page tells nothing, and why.</summary>
    private static readonly Dictionary<string, string> Untold = new()
    {
        ["events"] = "What is announced is told on its own page, and corrected backstage.",
        ["event_changes"] = "Of an event, signed with the label of a key.",
        ["actor_keys"] = "Of a profile or a group, whose document shows the half that is for others.",
        ["remote_keys"] = "Of people elsewhere, whose own server shows it.",
        ["remote_questions"] = "Of people elsewhere, whose own server tells them.",
        ["closed_servers"] = "Of no person: servers, and why.",
        ["reports"] = "Of other servers, and of people elsewhere: who reports from here is not kept.",
        ["reported_things"] = "With the reports: addresses.",
        ["remote_actors"] = "Of people elsewhere, whose own server tells them.",
        ["remote_answers"] = "Of people elsewhere, who have no account here.",
        ["remote_members"] = "Of people elsewhere, who have no account here, and whose own server tells them.",
        ["remote_followers"] = "Of people elsewhere, whose own server tells them.",
        ["remote_events"] = "Public events elsewhere, whose own server tells them.",
        ["remote_posts"] = "Public news elsewhere, which its own server tells.",
        ["search_entries"] = "Words of public events, which their pages tell.",
        ["remote_event_tellers"] = "Of people elsewhere, whose own server tells them.",
        ["received_activities"] = "On its way for moments, from people elsewhere.",
        ["outgoing"] = "On its way for moments: it says what stands on pages.",
        ["deliveries"] = "On its way for moments.",
        ["federated_events"] = "Of an event.",
        ["federated_posts"] = "Of a group.",
        ["announcements"] = "Of an event, signed with the label of a key.",
        ["pictures"] = "Of an event.",
        ["souvenirs"] = "Of an event.",
        ["afterwords"] = "Of an event.",
        ["need_lists"] = "Of an event.",
        ["date_polls"] = "Of an event.",
        ["poll_dates"] = "Of an event.",
        ["question_boards"] = "Of an event.",
        ["admissions"] = "Of an event.",
        ["needs"] = "Told with what somebody brings.",
        ["claimants"] = "Told with what they bring.",
        ["poll_voters"] = "Told with what they voted.",
        ["notice_readers"] = "Told with their devices.",
        ["decisions"] = "Told with what they asked.",
        ["talk_silenced"] = "Not told, as it is not to the person: it goes with their answer.",
        ["session_grants"] = "Told with the session.",
        ["honoured"] = "A fingerprint for the organizers’ figures, which nobody can ask for by name.",
        ["invitees"] =
            "What organizers wrote for themselves: whoever is on a list has a link of their own to all of it.",
        ["new_addresses"] = "For a day, and on the personal link of the answer.",
        ["steward_codes"] = "Of nobody: the fingerprint of a code.",
        ["password_tries"] = "A fingerprint, for a day, so that nobody guesses.",
        ["groups"] = "Of a group, by those who run it.",
        ["roles"] = "Of a group.",
        ["teams"] = "Of a group.",
        ["group_notes"] = "Of a group, whose members read it there.",
        ["group_letters"] = "For the minutes until a letter leaves.",
        ["resources"] = "Of a group.",
        ["team_notes"] = "Of an event, by those who organize it.",
        ["post_pictures"] = "Of a post.",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Every_table_about_people_is_told_of_or_has_a_reason()
    {
        await using var app = await App.StartAsync();
        var told = app.Services.GetServices<IMemoryPart>().SelectMany(p => p.Tables).ToHashSet();
        var about = Schema
            .Of("sqlite")
            .Where(c => c.Category is "participation" or "contact" or "content" or "secret")
            .Select(c => c.Table)
            .ToHashSet();

        Assert.Empty(about.Except(told).Except(Untold.Keys));
        Assert.Empty(told.Intersect(Untold.Keys));
        Assert.Empty(told.Union(Untold.Keys).Except(Schema.Of("sqlite").Select(c => c.Table)));
    }

    [Fact]
    [Requirement("PERSON-3")]
    [Requirement("PERSON-4")]
    public async Task Each_line_says_what_it_is_who_sees_it_and_until_when()
    {
        await using var app = await App.StartAsync();
        var camille = await Somebody(app);

        var page = await camille.Page(Memory);

        foreach (
            var said in new[]
            {
                "Votre adresse : camille@exemple.fr",
                "Nom de camille (@camille)",
                "« Eaux Vives », en tant que Nom de camille, depuis le",
                "en tant que Nom de camille",
                "Adresse et mots effacés le 19 avril",
                "Vous êtes seul à le voir.",
            }
        )
            Assert.Contains(said, page.Replace('\u00a0', ' ').Replace('\u202f', ' '), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get(Memory)).StatusCode);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task An_answer_is_erased_whole_after_a_page_that_says_what_goes()
    {
        await using var app = await App.StartAsync();
        var camille = await Somebody(app);
        var other = await app.SomebodyAs("dominique@exemple.fr", "dominique");
        var answer = Assert.Single(await app.Look(db => Task.FromResult(db.Participations.ToList())));
        var ask = $"{Memory}/erasure?part=answers&line={answer.Id}";
        Assert.Contains("Les organisateurs n’en gardent rien", await camille.Page(ask), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(ask)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Erases("answers", $"{answer.Id}")).StatusCode);
        Assert.Equal(1, (await app.Reload(answer.EventId)).PeopleComing);

        (await camille.Erases("answers", $"{answer.Id}")).ShouldLeadTo($"{Memory}?done=erased#answers");

        var left = Assert.Single(await app.AnswersTo(answer.EventId));
        Assert.Equal((null, null, null), (left.Email, left.Name, left.ProfileId));
        Assert.Equal((0, 0), await app.Counts(answer.EventId));
        Assert.DoesNotContain("Grande marche", await camille.Page(Memory), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_with_an_answer_is_erased_by_itself()
    {
        await using var app = await App.StartAsync();
        var camille = await Somebody(app);
        var answer = Assert.Single(await app.Look(db => Task.FromResult(db.Participations.ToList())));
        await camille.Post($"/events/{answer.EventId}/questions", ("question", "Y a-t-il un point d’eau ?"));
        await app.DrainAsync();
        Assert.Contains("point d’eau", await camille.Page(Memory), StringComparison.Ordinal);

        (await camille.Erases("answers", $"{answer.Id}/questions")).ShouldLeadTo($"{Memory}?done=erased#answers");

        Assert.DoesNotContain("point d’eau", await camille.Page(Memory), StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(await app.AnswersTo(answer.EventId)).Email);
        Assert.Equal(HttpStatusCode.NotFound, (await camille.Erases("answers", $"{answer.Id}/talk")).StatusCode);
    }

    [Fact]
    public async Task Another_device_is_signed_out_and_the_one_that_asks_is_not()
    {
        await using var app = await App.StartAsync();
        var camille = await Somebody(app);
        var elsewhere = await app.SignedIn("camille@exemple.fr");
        var line = Sessions().Match(await camille.Page(Memory)).Groups["line"].Value;
        Assert.Single(Sessions().Matches(await camille.Page(Memory)));

        await camille.Erases("account", Uri.UnescapeDataString(line));

        Assert.Equal(HttpStatusCode.OK, (await camille.Get(Memory)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(Memory)).StatusCode);
    }

    [Fact]
    public async Task What_the_address_answered_without_an_account_is_shown_once_it_is_gathered()
    {
        await using var app = await App.StartAsync();
        var camille = await app.SomebodyAs("camille@exemple.fr", "camille");
        var id = await app.Announce();
        await app.Comes(id, "camille@exemple.fr");
        // Folded alike, and proven by nobody.
        await app.Comes(await app.Announce(with: d => d with { Title = "Autre chose" }), "camille+b@exemple.fr");
        Assert.DoesNotContain("Grande marche", await camille.Page(Memory), StringComparison.Ordinal);

        await camille.Post("/account/gathering", ("gathers", "true"));

        var page = await camille.Page(Memory);
        Assert.Contains("Grande marche", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Autre chose", page, StringComparison.Ordinal);
    }

    /// <summary>In a group, coming to an event as a profile.</summary>
    private static async Task<HttpClient> Somebody(App app)
    {
        await app.WatersOf("nadia");
        var camille = await app.MemberOfWaters("camille", RolePreset.Member);
        await camille.AnswersAs(await app.Announce(), "camille", await app.CircleOfWaters());
        await app.DrainAsync();
        return camille;
    }

    [GeneratedRegex(@"part=account&line=(?<line>session[^""]+)")]
    private static partial Regex Sessions();
}

internal static class Erasing
{
    public static Task<HttpResponseMessage> Erases(this HttpClient somebody, string part, string line) =>
        somebody.Post("/account/memory/erasure", ("part", part), ("line", line));
}
