using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>Somebody of one of our sites comes to an event of another of ours: each does what the other expects.</summary>
public sealed class TwoSitesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_is_counted_there_told_here_and_leaves()
    {
        await using var both = await TwoSites.StartAsync();
        var id = await both.There.Announce(capacity: 10);
        var (cam, path) = await Opens(both, id);
        await cam.Post(path, ("as", "cam"));
        await both.DrainAsync();
        Assert.Equal(ComingElsewhere.Accepted, await State(both.Here));
        Assert.Equal((1, 1), await both.There.Counts(id));
        var answer = Assert.Single(await both.There.AnswersTo(id));
        Assert.Equal(("Nom de cam", null), (answer.Name, answer.Email));

        // What is news there is news here, although nobody follows anybody.
        await both.There.Change(id, e => e.Say(EventStatus.Cancelled, "Il pleut.", null, both.There.Now()));
        await both.DrainAsync();
        Assert.Contains(
            both.Here.LettersTo("cam@exemple.fr"),
            l => l.Subject!.StartsWith("Annulé", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public async Task An_event_of_a_day_is_one_there_too(int? lasts)
    {
        await using var both = await TwoSites.StartAsync();
        var day = new LocalDate(2027, 6, 12);
        var schedule = Schedule.Of(day, null, lasts is { } days ? day.PlusDays(days) : null, null, "Europe/Paris");
        await Opens(both, await both.There.Announce(schedule: schedule));
        var kept = Assert.Single(await both.Here.Kept());
        Assert.Equal((schedule, schedule.EndsAt), (kept.Schedule, kept.EndsAt));
    }

    [Fact]
    public async Task Who_leaves_and_comes_again_is_in_there_as_often_as_here()
    {
        await using var both = await TwoSites.StartAsync();
        var id = await both.There.Announce(capacity: 10);
        var (cam, path) = await Opens(both, id);
        await cam.Post(path, ("as", "cam"));
        await both.DrainAsync();
        await cam.Post($"{path}/{(await Row(both.Here)).Id}/withdrawal");
        await both.DrainAsync();
        Assert.Equal((0, 0), await both.There.Counts(id));
        await cam.Post(path, ("as", "cam"));
        await both.DrainAsync();
        Assert.Equal((1, 1), await both.There.Counts(id));
        Assert.Equal(ComingElsewhere.Accepted, await State(both.Here));
    }

    [Theory]
    [InlineData(Verdict.Accepted, "Accepted")]
    [InlineData(Verdict.Refused, "Refused")]
    public async Task Where_the_organizers_decide_it_waits_until_they_have_and_then_says_what(
        Verdict verdict,
        string state
    )
    {
        await using var both = await TwoSites.StartAsync();
        var (id, key) = await Backstage.Announce(both.There);
        await both.There.Change(id, e => e.List(both.There.Now()));
        await both.There.Change(id, e => e.AskApproval(true, null, both.There.Now()));
        var (cam, path) = await Opens(both, id);
        await cam.Post(path, ("as", "cam"), ("message", "Je danse la bourrée."));
        await both.DrainAsync();
        Assert.Equal(ComingElsewhere.Asked, await State(both.Here));
        var team = both.There.Visitor();
        await team.Post("/sessions", ("key", key));
        Assert.Contains("Je danse la bourrée.", await team.Page($"/events/{id}/requests"), StringComparison.Ordinal);
        await team.Post($"/events/{id}/requests", ("all", "true"), ("do", verdict.ToString()));
        both.There.Clock.Advance(Duration.FromMinutes(11));
        both.Here.Clock.Advance(Duration.FromMinutes(11));
        await both.DrainAsync();
        Assert.Equal(state, (await State(both.Here)).ToString());
    }

    /// <summary>Cam here, and the page of the event that is there.</summary>
    private static async Task<(HttpClient, string)> Opens(TwoSites both, EventId id)
    {
        await both.DrainAsync();
        var cam = await both.Here.SomebodyAs("cam@exemple.fr", "cam");
        var address = both.There.Services.GetRequiredService<Instance>().Absolute($"/events/{id}");
        var found = await cam.Post("/elsewhere", ("uri", address));
        return (cam, $"{found.EnsureRedirect()}/coming");
    }

    private static Task<RemoteParticipationRow> Row(App app) =>
        app.Look(db => db.Set<RemoteParticipationRow>().SingleAsync(Ct));

    private static async Task<ComingElsewhere> State(App app) => (await Row(app)).State;
}
