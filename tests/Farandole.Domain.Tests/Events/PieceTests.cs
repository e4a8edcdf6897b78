using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Tests.Events;

public sealed class PieceTests
{
    private static readonly PieceKey Place = new(Piece.Place);
    private static readonly PieceKey Address = new(Piece.Address);
    private static readonly Duration Hour = Duration.FromHours(1);

    [Theory]
    [InlineData(Audience.Everybody, Standing.Passer)]
    [InlineData(Audience.HasLink, Standing.HasLink)]
    [InlineData(Audience.Answered, Standing.Answered)]
    [InlineData(Audience.Confirmed, Standing.Confirmed)]
    [InlineData(Audience.Approved, Standing.Approved)]
    [InlineData(Audience.Organizers, Standing.Organizer)]
    public void A_piece_is_shown_to_its_audience_and_to_nobody_less(Audience audience, Standing least)
    {
        var march = With(new(Place) { Audience = audience });
        foreach (var standing in Enum.GetValues<Standing>())
            Assert.Equal(standing >= least, Disclosure.Of(Place, march, standing, Some.Now));
    }

    [Fact]
    public void Until_its_moment_a_piece_is_the_teams()
    {
        var march = With(new(Place) { From = Some.Now + Hour });
        Assert.False(Disclosure.Of(Place, march, Standing.Approved, Some.Now));
        Assert.True(Disclosure.Of(Place, march, Standing.Organizer, Some.Now));
        Assert.True(Disclosure.Of(Place, march, Standing.Passer, Some.Now + Hour));
    }

    [Fact]
    public void An_address_is_never_shown_without_its_place_nor_an_hour_without_its_day()
    {
        var march = With(new(Place) { Audience = Audience.Approved });
        Assert.False(Disclosure.Of(Address, march, Standing.Confirmed, Some.Now));
        march = With(new(new PieceKey(Piece.Date)) { From = Some.Now + Hour });
        Assert.False(Disclosure.Of(Piece.Time, march, Standing.Approved, Some.Now));
    }

    [Fact]
    public void No_rule_makes_a_piece_wider_than_its_event()
    {
        var unlisted = Event.Announce(
            EventId.New(),
            "eau21",
            Some.March with
            {
                Visibility = Visibility.Unlisted,
            },
            Some.Now
        );
        unlisted.Publish(Some.Now);
        unlisted.Decide(new(Place), null, Some.Now);
        Assert.False(Disclosure.Of(Place, unlisted, Standing.Passer, Some.Now));
        Assert.True(Disclosure.Of(Place, unlisted, Standing.HasLink, Some.Now));
    }

    [Fact]
    public void What_becomes_known_is_told_once_and_moves_calendars_by_one()
    {
        var march = Some.Published(Some.March with { Place = null });
        march.Decide(new(Place) { PromisedOn = new(2027, 3, 10), Word = "Le groupe vote" }, null, Some.Now);
        march.TakeFacts();
        var sequence = march.Sequence;

        march.Edit(march.Details with { Place = new("Place Guichard") }, null, Some.Now + Hour);

        Assert.Single(march.TakeFacts().OfType<PieceRevealed>());
        Assert.Equal(sequence + 1, march.Sequence);
        var rule = march.Pieces.Of(Place)!;
        Assert.Equal((null, null, Some.Now + Hour), (rule.PromisedOn, rule.Word, rule.KnownSince));
        Assert.All(march.Changes.Where(c => c.Piece == Piece.Place), c => Assert.NotNull(c.ToldAt));
    }

    [Fact]
    public void What_the_team_keeps_is_written_down_for_the_team()
    {
        var march = With(new(Place) { Audience = Audience.Organizers });
        march.Edit(march.Details with { Place = new("Ailleurs") }, null, Some.Now + Hour);
        var change = Assert.Single(march.Changes, c => c.Piece == Piece.Place);
        Assert.Equal(Audience.Organizers, change.Audience);
    }

    [Fact]
    public void A_planned_piece_is_revealed_once_when_its_moment_has_come()
    {
        var march = With(new(Address) { Audience = Audience.Approved, HoursBefore = 48 });
        var due = march.StartsAt - Duration.FromHours(48);
        Assert.Equal(due, march.NextReveal(Some.Now));
        march.TakeFacts();
        march.RevealWhatIsDue(due);
        Assert.Single(march.TakeFacts().OfType<PieceRevealed>());
        march.RevealWhatIsDue(due + Hour);
        Assert.Empty(march.TakeFacts());
    }

    [Fact]
    public void What_is_said_in_hours_before_moves_along_with_the_event()
    {
        var march = With(new(Address) { HoursBefore = 48 });
        march.Edit(
            march.Details with
            {
                Schedule = Schedule.Of(new(2027, 3, 27), new(14, 0), null, null, "Europe/Paris"),
            },
            null,
            Some.Now
        );
        Assert.Equal(march.StartsAt - Duration.FromHours(48), march.Pieces.Of(Address)!.From);
    }

    [Fact]
    public void A_promise_that_was_put_off_remembers_its_first_day()
    {
        var march = With(new(Place) { PromisedOn = new(2027, 3, 10), Audience = Audience.Organizers });
        march.Decide(
            new(Place) { PromisedOn = new(2027, 3, 15), Audience = Audience.Organizers },
            null,
            Some.Now + Hour
        );
        Assert.Equal(new LocalDate(2027, 3, 10), march.Pieces.Of(Place)!.FirstPromisedOn);
    }

    [Theory]
    [InlineData(Audience.Everybody, true)]
    [InlineData(Audience.Approved, false)]
    [InlineData(Audience.Organizers, false)]
    public void Only_what_everybody_may_see_is_found_by_distance(Audience audience, bool isFound) =>
        Assert.Equal(isFound, With(new(Address) { Audience = audience }).Cell is not null);

    [Fact]
    public void The_team_reveals_its_own_to_everybody()
    {
        var march = With(new(Place) { Audience = Audience.Organizers });
        march.RevealNow(Place, null, Some.Now + Hour);
        Assert.True(Disclosure.Of(Place, march, Standing.Passer, Some.Now + Hour));
        Assert.Throws<RuleBroken>(() => march.RevealNow(new(Piece.Route), null, Some.Now + Hour));
    }

    [Theory]
    [InlineData("place", Piece.Place, 0)]
    [InlineData("onlineLink", Piece.OnlineLink, 0)]
    [InlineData("line-3", Piece.Line, 3)]
    public void A_piece_has_a_name_in_addresses(string text, Piece piece, int line)
    {
        Assert.True(PieceKey.TryParse(text, out var key));
        Assert.Equal((new(piece, line), text), (key, key.ToString()));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("line")]
    [InlineData("line-0")]
    [InlineData("line-99")]
    [InlineData("place-2")]
    [InlineData("")]
    [InlineData(null)]
    public void No_other_text_names_a_piece(string? text) => Assert.False(PieceKey.TryParse(text, out _));

    [Fact]
    public void An_approval_opens_after_the_time_in_which_it_can_be_taken_back()
    {
        var march = Some.Published();
        var jo = Participation.Request(march, Some.FromJo(), Some.Now);
        Assert.Equal(Standing.Answered, jo.StandingOn(march, Some.Now));
        jo.Confirm(Some.Now);
        Assert.Equal(Standing.Approved, jo.StandingOn(march, Some.Now));
        march.AskApproval(true, null, Some.Now);
        Assert.Equal(Standing.Confirmed, jo.StandingOn(march, Some.Now));
        jo.Approve(Some.Now);
        Assert.Equal(Standing.Confirmed, jo.StandingOn(march, Some.Now + Duration.FromMinutes(9)));
        Assert.Equal(Standing.Approved, jo.StandingOn(march, Some.Now + Duration.FromMinutes(10)));
        jo.TakeBackApproval();
        Assert.Equal(Standing.Confirmed, jo.StandingOn(march, Some.Now + Hour));
        jo.Withdraw(Some.Now);
        Assert.Equal(Standing.HasLink, jo.StandingOn(march, Some.Now + Hour));
    }

    private static Event With(PieceRule rule)
    {
        var march = Some.Published(Some.March with { Place = new("Place Guichard", "Lyon", 45.759, 4.847) });
        march.Decide(rule, null, Some.Now);
        return march;
    }
}
