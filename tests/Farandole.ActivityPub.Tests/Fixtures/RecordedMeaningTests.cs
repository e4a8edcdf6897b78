using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Fixtures;

/// <summary>What the peers meant by what they sent.</summary>
public sealed class RecordedMeaningTests
{
    [Fact]
    public void An_event_of_Mobilizon_has_a_place_in_parts_a_website_and_a_mention()
    {
        var happening = Embedded("mobilizon/mobilizon-post-activity.json");
        Assert.Equal(
            ("Create", "My first event"),
            (Activity("mobilizon/mobilizon-post-activity.json").Type, happening.Name)
        );
        Assert.Equal(
            ("10 Rue Jangot", "69007", "Lyon"),
            (happening.Place?.Street, happening.Place?.PostalCode, happening.Place?.Locality)
        );
        Assert.Equal(["https://google.com"], happening.OnlineLinks);
        Assert.Equal(["https://framapiaf.org/users/tcit"], happening.Mentions);
        Assert.Equal(Visibility.Public, happening.Visibility);
    }

    [Fact]
    public void An_event_of_a_group_is_for_its_members()
    {
        var happening = Embedded("mobilizon/mobilizon-post-activity-group.json");
        Assert.Equal(
            ("http://mobilizon1.com/@user", "http://mobilizon1.com/@group"),
            (happening.Actor, happening.AttributedTo)
        );
        Assert.Equal(Visibility.Addressed, happening.Visibility);
    }

    [Theory]
    [InlineData("mobilizon/mobilizon-post-activity-media.json", "https://mobilizon.fr/some-image")]
    [InlineData("mobilizon/mobilizon-post-activity-media-1.json", "https://mobilizon.fr/some-image-1")]
    [InlineData("mobilizon/mobilizon-post-activity-media-2.json", "https://mobilizon.fr/some-image-2")]
    [InlineData("mobilizon/mobilizon-post-activity.json", null)]
    public void The_banner_of_Mobilizon_is_found_in_its_three_places(string file, string? banner) =>
        Assert.Equal(banner, Embedded(file).Banner?.Url);

    [Theory]
    [InlineData("mobilizon/mobilizon-join-activity.json", "Join", "http://mobilizon.test/events/some-uuid")]
    [InlineData("mobilizon/mobilizon-leave-activity.json", "Leave", "http://mobilizon.test/events/some-uuid")]
    [InlineData("mobilizon/mobilizon-invite-activity.json", "Invite", "http://mobilizon.test/@mygroup")]
    [InlineData("fedify/live/sent-Join.json", "Join", "https://app.test/events/1")]
    [InlineData("fedify/live/sent-Leave.json", "Leave", "https://app.test/events/1")]
    [InlineData("fedify/live/sent-Accept-Join.json", "Accept", "https://app.test/a/join-fedify")]
    [InlineData("fedify/live/sent-Delete-Tombstone.json", "Delete", "https://fedify.test/events/ev1")]
    [InlineData("snac/live/sent-Announce.json", "Announce", "https://app.test/events/2")]
    [InlineData("gancio/live/sent-Delete-Event.json", "Delete", "https://gancio.test/federation/m/10")]
    [InlineData(
        "mobilizon/external/lemmy-wordpress-announce.json",
        "Announce",
        "https://pfefferle.org/lemmy-part-4/#activity"
    )]
    public void An_activity_says_what_was_done_to_what(string file, string type, string thing)
    {
        var activity = Activity(file);
        Assert.Equal((type, thing), (activity.Type, activity.ObjectId));
        Assert.NotNull(activity.Id);
    }

    [Fact]
    public void An_invitation_names_whom_it_is_for() =>
        Assert.Equal("http://mobilizon.test/@someuser", Activity("mobilizon/mobilizon-invite-activity.json").Target);

    [Fact]
    public void Members_of_a_group_have_roles()
    {
        var members = new RemoteCollection(Recorded.Document("mobilizon/mobilizon-members-collection.json"));
        Assert.Equal(2, members.TotalItems);
        Assert.Equal(
            [("http://mobilizon.test/@tcit", "administrator"), ("http://mobilizon2.com/@tcit", "member")],
            members.Items.Select(RemoteMember.Of).Select(m => (m!.Actor, m.Role))
        );
    }

    [Fact]
    public void The_old_form_of_Gancio_is_understood()
    {
        var happening = Embedded("mobilizon/gancio-event-activity.json");
        Assert.Equal(("Demo event", "Colosseo"), (happening.Name, happening.Place?.Name));
        Assert.Equal(["test"], happening.Hashtags);
    }

    [Fact]
    public void The_new_form_of_Gancio_is_understood()
    {
        var happening = new RemoteEvent(Recorded.Document("gancio/live/event.json"));
        Assert.Equal("Mill Lane 1, Testville", happening.Place?.Street);
        Assert.Equal((47.06829, 15.45634), happening.Place?.Coordinates);
        Assert.Equal(OrganizersKnown.NotSaid, happening.Organizers.Known);
        Assert.Equal(new DateTimeOffset(2026, 12, 12, 20, 0, 0, TimeSpan.FromHours(1)), happening.Start?.At);
        Assert.Null(happening.JoinMode);
    }

    [Fact]
    public void Mobilizon_of_2019_swapped_its_coordinates()
    {
        var happening = new RemoteEvent(Recorded.Document("mobilizon/external/rebased-mobilizon.org-event.json"));
        Assert.Equal((47.21617415, -1.54939699141711), happening.Place?.Coordinates);
        Assert.Equal((RemoteEventStatus.Scheduled, null), (happening.Status, happening.MaximumAttendees));
        Assert.Null(happening.Place?.Street);
    }

    [Fact]
    public void A_group_of_Mobilizon_is_an_actor_with_collections()
    {
        var group = new RemoteActor(Recorded.Document("mobilizon/external/mobilizon.fr-framasoft-group-2024.json"));
        Assert.Equal(("Group", "framasoft", "moderated"), (group.Type, group.PreferredUsername, group.Openness));
        Assert.Equal("https://mobilizon.fr/inbox", group.SharedInbox);
        Assert.Equal("https://mobilizon.fr/@framasoft/events", group.UpcomingEvents);
        Assert.Contains("BEGIN RSA PUBLIC KEY", Assert.Single(group.Keys).Pem, StringComparison.Ordinal);
        Assert.True(group.Discoverable);
    }

    [Fact]
    public void An_event_of_WordPress_is_joined_on_its_page()
    {
        var happening = new RemoteEvent(Recorded.Document("wordpress/live/event.json"));
        Assert.Equal(("https://wp.test/?p=5", "https://wp.test/event/jam-session/"), (happening.Id, happening.Url));
        Assert.Equal(
            (RemoteJoinMode.External, "https://wp.test/event/jam-session/"),
            (happening.JoinMode, happening.ExternalParticipationUrl)
        );
        Assert.Equal(("Europe/Vienna", "MEETING"), (happening.Timezone, Assert.Single(happening.Categories)));
    }

    [Theory]
    [InlineData("gancio/live/sent-Delete-Event.json")]
    [InlineData("wordpress/live/sent-Delete-Event.json")]
    public void A_whole_event_may_be_deleted_by_showing_it_once_more(string file) =>
        Assert.Equal("Event", Activity(file).ObjectType);

    [Fact]
    public void An_update_of_Gancio_is_of_its_own_event()
    {
        var update = Activity("gancio/live/sent-Update-Event.json");
        Assert.True(Origin.Vouches(update.Actor, update.Embedded!));
    }

    [Fact]
    public void An_acceptance_embeds_the_join_and_belongs_to_whoever_signed_it()
    {
        var accept = Activity("mobilizon/external/rebased-mobilizon-event-join-accept.json");
        var join = new RemoteActivity(accept.Embedded!);
        Assert.Equal(
            ("Join", "https://mobilizon.mkljczk.pl/events/d9d08e46-81af-4ee9-91e5-1298f49beea9"),
            (join.Type, join.ObjectId)
        );
        Assert.False(Origin.Same(accept.Id, accept.Actor));
    }

    [Fact]
    public void A_comment_answers_the_event()
    {
        var note = new RemoteNote(Activity("fedify/live/sent-Create-Note.json").Embedded!);
        Assert.Equal(("https://app.test/events/1", "<p>Nice</p>"), (note.InReplyTo, note.Content));
    }

    [Fact]
    public void Somebody_who_deletes_themselves_says_farewell() =>
        Assert.True(Activity("mobilizon/mastodon-delete-user.json").IsFarewell);

    [Fact]
    public void Organizers_that_are_null_stay_hidden() =>
        Assert.Equal(
            OrganizersKnown.Undisclosed,
            new RemoteEvent(Recorded.Document("fep/8a8e/examples/01-Event.json")).Organizers.Known
        );

    [Theory]
    [InlineData("04", "Foo Bar", "15 Fediverse Street", 0)]
    [InlineData("05", null, null, 1)]
    [InlineData("06", "Fediverse University", "15 Fediverse Street, 1337 Fediverse Town, Fediverse Country", 2)]
    public void Places_are_read_as_the_proposal_writes_them(string number, string? name, string? street, int links)
    {
        var happening = new RemoteEvent(Recorded.Document($"fep/8a8e/examples/{number}-Event.json"));
        Assert.Equal((name, street), (happening.Place?.Name, happening.Place?.Street));
        Assert.Equal(links, happening.OnlineLinks.Count);
    }

    private static RemoteActivity Activity(string file) => new(Recorded.Document(file));

    private static RemoteEvent Embedded(string file) => new(Activity(file).Embedded!);
}
