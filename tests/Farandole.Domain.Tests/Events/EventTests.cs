using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Tests.Events;

public sealed class EventTests
{
    private static readonly Instant Later = Some.Now + Duration.FromHours(1);

    [Fact]
    public void A_new_event_is_a_draft_until_it_is_published()
    {
        var made = Event.Announce(EventId.New(), "eau20", Some.March, Some.Now);
        Assert.True(made.IsDraft);
        made.List(Some.Now);
        Assert.Null(made.ListedAt);
        made.Publish(Some.Now);
        Assert.False(made.IsDraft);
    }

    [Fact]
    public void Publishing_twice_tells_once()
    {
        var made = Event.Announce(EventId.New(), "eau20", Some.March, Some.Now);
        made.TakeFacts();
        made.Publish(Some.Now);
        made.Publish(Later);
        Assert.Equal([new EventPublished(made.Id, Some.Now)], made.TakeFacts());
    }

    [Fact]
    [Requirement("CREATE-6")]
    public void What_waits_for_a_steward_stays_out_of_the_agenda_until_approved()
    {
        var made = Event.Announce(EventId.New(), "eau20", Some.March, Some.Now);
        made.Publish(Some.Now);
        made.Hold(Some.Now);
        made.List(Some.Now);
        Assert.Null(made.ListedAt);
        made.Approve(Later);
        Assert.Equal(Later, made.ListedAt);
    }

    [Theory]
    [InlineData(Visibility.Unlisted)]
    [InlineData(Visibility.Private)]
    public void What_is_not_public_never_enters_the_agenda(Visibility visibility)
    {
        var made = Event.Announce(EventId.New(), "eau20", Some.March with { Visibility = visibility }, Some.Now);
        made.Publish(Some.Now);
        made.List(Some.Now);
        Assert.Null(made.ListedAt);
    }

    [Fact]
    [Requirement("PUBLIC-3")]
    public void An_edit_is_logged_piece_by_piece_with_its_time_and_its_key()
    {
        var made = Some.Published();
        var moved = Some.March with { Place = new("Place Bellecour", "Lyon"), Title = "Marche pour l’eau" };
        Assert.True(made.Edit(moved, "Nadia", Later));
        Assert.Equal(
            [(Piece.Title, "Marche pour l’eau"), (Piece.Place, "Place Bellecour")],
            made.Changes.Select(c => (c.Piece, c.After!))
        );
        Assert.All(made.Changes, c => Assert.Equal((Later, "Nadia"), (c.At, c.By)));
        Assert.Contains(new EventChanged(made.Id, Later), made.TakeFacts());
    }

    [Fact]
    public void An_edit_that_changes_nothing_says_nothing()
    {
        var made = Some.Published();
        Assert.False(made.Edit(Some.March, null, Later));
        Assert.Empty(made.Changes);
        Assert.Empty(made.TakeFacts());
    }

    [Fact]
    public void A_new_hour_moves_calendars_and_plans_the_reminder_anew()
    {
        var made = Some.Published();
        var before = made.Sequence;
        made.Edit(
            Some.March with
            {
                Schedule = Schedule.Of(new(2027, 3, 20), new(15, 0), null, null, "Europe/Paris"),
            },
            null,
            Later
        );
        Assert.Equal(before + 1, made.Sequence);
        Assert.Contains(new EventScheduled(made.Id, Later), made.TakeFacts());
    }

    [Fact]
    public void A_mended_text_does_not_move_calendars_and_its_log_line_holds_no_text()
    {
        var made = Some.Published();
        made.Edit(Some.March with { Text = "Venez en bleu" }, null, Later);
        Assert.Equal(0, made.Sequence);
        var line = Assert.Single(made.Changes);
        Assert.Null(line.Before ?? line.After);
    }

    [Fact]
    public void Hiding_a_listed_event_takes_it_out_of_the_agenda()
    {
        var made = Some.Published();
        made.Edit(Some.March with { Visibility = Visibility.Unlisted }, null, Later);
        Assert.Null(made.ListedAt);
    }

    [Fact]
    [Requirement("PUBLIC-3")]
    public void Cancelling_keeps_the_event_and_its_reason_and_is_final()
    {
        var made = Some.Published();
        made.Say(EventStatus.Cancelled, "Alerte orange", null, Later);
        Assert.Equal((EventStatus.Cancelled, "Alerte orange"), (made.Status, made.StatusReason));
        Assert.NotNull(made.ListedAt);
        Assert.Contains(new EventCancelled(made.Id, Later), made.TakeFacts());
        Assert.Equal(Reasons.Cancelled, Assert.Throws<RuleBroken>(() => made.Edit(Some.March, null, Later)).Reason);
        Assert.Throws<RuleBroken>(() => made.Say(EventStatus.Confirmed, null, null, Later));
    }

    [Fact]
    public void Deleting_leaves_nothing_but_the_id()
    {
        var made = Some.Published(
            Some.March with
            {
                Text = "Secret",
                OnlineLink = "https://visio.example/x",
                Contact = "Malika",
            }
        );
        made.Delete(Later);
        Assert.Equal(Later, made.DeletedAt);
        Assert.Equal("", made.Title);
        Assert.All(
            [made.Text, made.Html, made.OnlineLink, made.Contact, made.PlaceName, made.PlaceAddress],
            Assert.Null
        );
        Assert.Null(made.Latitude ?? made.Longitude);
    }

    [Fact]
    public void Lowering_the_capacity_expels_nobody()
    {
        var made = Some.Published(Some.March with { Capacity = 50 });
        Assert.Equal(50, made.SeatsCeiling);
        made.Edit(Some.March with { Capacity = 10 }, null, Later);
        Assert.Equal(10, made.SeatsCeiling);
        made.Edit(Some.March with { Capacity = null }, null, Later);
        Assert.Null(made.SeatsCeiling ?? made.SeatsLeft);
    }

    [Fact]
    [Requirement("GUEST-6")]
    public void What_is_known_of_people_ends_thirty_days_after_the_event()
    {
        var made = Some.Published();
        Assert.Equal(made.EndsAt + Duration.FromDays(30), made.EraseAt);
    }
}
