using System.Net;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using NodaTime;

namespace Farandole.Tests.Waiting;

/// <summary>What the organizers see of the list, and do with it.</summary>
public sealed class ManageWaitingTests
{
    [Fact]
    public async Task Organizers_see_who_waits_in_order_and_no_name_of_who_hides_it()
    {
        await using var stage = await Full();
        await stage.Answer("b@exemple.fr", "Awa", party: 2, answer: Answer.Waiting);
        await stage.Answer(
            "c@exemple.fr",
            "Secret",
            answer: Answer.Waiting,
            with: a => a with { Exposure = Exposure.Nobody }
        );
        using var organizer = await stage.Organizer();

        var page = await organizer.Page($"{stage.Path}/waiting");

        Assert.Contains("3 personnes attendent", page, StringComparison.Ordinal);
        Assert.Contains("Awa", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("exemple.fr", page, StringComparison.Ordinal);
        using var stranger = stage.App.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{stage.Path}/waiting")).StatusCode);
    }

    [Fact]
    public async Task By_hand_nothing_is_offered_but_what_the_organizers_offer()
    {
        await using var stage = await Full();
        var first = await stage.Answer("b@exemple.fr", "Awa", answer: Answer.Waiting);
        stage.App.Clock.Advance(Duration.FromSeconds(1));
        var second = await stage.Answer("c@exemple.fr", "Malo", answer: Answer.Waiting);
        using var organizer = await stage.Organizer();
        (await organizer.Post($"{stage.Path}/waiting", ("order", nameof(WaitingOrder.ByHand)))).ShouldLeadTo(
            $"{stage.Path}/waiting?done=ordered"
        );
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await organizer.Post($"{stage.Path}/participations/{second.Id}/offer")).StatusCode
        );
        await stage.Edit(d => d with { Capacity = 2 });
        Assert.DoesNotContain(await stage.App.AnswersTo(stage.Id), a => a.IsOffered);

        (await organizer.Post($"{stage.Path}/participations/{second.Id}/offer")).ShouldLeadTo(
            $"{stage.Path}/waiting?done=offered"
        );

        Assert.Equal(second.Id, Assert.Single(await stage.App.AnswersTo(stage.Id), a => a.IsOffered).Id);
        await stage.App.DrainAsync();
        Assert.Single(stage.App.LettersTo("c@exemple.fr"));
        Assert.Empty(stage.App.LettersTo("b@exemple.fr"));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await organizer.Post($"{stage.Path}/participations/{second.Id}/offer")).StatusCode
        );
        Assert.Contains("proposée à la main", await organizer.Page($"{stage.Path}/log"), StringComparison.Ordinal);
        Assert.True(first.IsWaiting);
    }

    [Fact]
    public async Task Small_parties_fill_what_a_large_one_cannot_and_a_removed_one_makes_room()
    {
        await using var stage = await Full(seats: 4);
        await stage.Answer("b@exemple.fr", "Grande famille", party: 4, answer: Answer.Waiting);
        stage.App.Clock.Advance(Duration.FromSeconds(1));
        var small = await stage.Answer("c@exemple.fr", "Malo", answer: Answer.Waiting);
        stage.App.Clock.Advance(Duration.FromSeconds(1));
        var gone = await stage.Answer("d@exemple.fr", "Jo", answer: Answer.Waiting);
        using var organizer = await stage.Organizer();
        await organizer.Post($"{stage.Path}/participations/{gone.Id}/removal", ("word", ""));
        await stage.Edit(d => d with { Capacity = 5 });
        Assert.DoesNotContain(await stage.App.AnswersTo(stage.Id), a => a.IsOffered);

        await organizer.Post($"{stage.Path}/waiting", ("order", nameof(WaitingOrder.Filling)));
        await stage.App.DrainAsync();

        Assert.Equal(small.Id, Assert.Single(await stage.App.AnswersTo(stage.Id), a => a.IsOffered).Id);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await organizer.Post($"{stage.Path}/waiting", ("order", "mine"))).StatusCode
        );
    }

    private static async Task<Backstage> Full(int seats = 1)
    {
        var stage = await Backstage.SetAsync(d => d with { Capacity = seats });
        await stage.Answer("a@exemple.fr", "Camille", party: seats);
        return stage;
    }
}
