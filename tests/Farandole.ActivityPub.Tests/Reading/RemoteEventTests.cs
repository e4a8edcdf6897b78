using System.Globalization;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Reading;

public sealed class RemoteEventTests
{
    [Theory]
    [InlineData("""{"to":"https://www.w3.org/ns/activitystreams#Public"}""", Visibility.Public)]
    [InlineData("""{"to":["as:Public"],"cc":[]}""", Visibility.Public)]
    [InlineData("""{"to":["Public"]}""", Visibility.Public)]
    [InlineData("""{"to":["https://x.example/f"],"cc":"as:Public"}""", Visibility.Unlisted)]
    [InlineData("""{"to":["https://x.example/f"]}""", Visibility.Addressed)]
    [InlineData("""{}""", Visibility.Addressed)]
    [InlineData("""{"to":["public"]}""", Visibility.Addressed)]
    [InlineData("""{"bto":["as:Public"]}""", Visibility.Addressed)]
    public void Only_what_is_public_in_to_is_for_calendars(string json, Visibility visibility) =>
        Assert.Equal(visibility, Event(json).Visibility);

    [Fact]
    public void Without_an_end_none_is_shown()
    {
        var open = Event("""{"startTime":"2027-01-01T20:00:00Z"}""");
        Assert.Null(open.End);
        Assert.False(open.DisplayEnd);
        Assert.True(Event("""{"startTime":"2027-01-01T20:00:00Z","endTime":"2027-01-01T21:00:00Z"}""").DisplayEnd);
        Assert.False(Event("""{"endTime":"2027-01-01T21:00:00Z","displayEndTime":false}""").DisplayEnd);
    }

    [Fact]
    public void An_end_before_the_start_is_none() =>
        Assert.Null(Event("""{"startTime":"2027-01-02T00:00:00Z","endTime":"2027-01-01T23:00:00-00:30"}""").End);

    [Theory]
    [InlineData("""{}""", RemoteEventStatus.Scheduled)]
    [InlineData("""{"eventStatus":"EventCancelled","status":"CONFIRMED"}""", RemoteEventStatus.Cancelled)]
    [InlineData("""{"eventStatus":"https://schema.org/EventPostponed"}""", RemoteEventStatus.Postponed)]
    [InlineData("""{"eventStatus":"e:EventMovedOnline"}""", RemoteEventStatus.MovedOnline)]
    [InlineData("""{"eventStatus":"Whatever","status":"TENTATIVE"}""", RemoteEventStatus.Tentative)]
    [InlineData("""{"ical:status":"cancelled"}""", RemoteEventStatus.Cancelled)]
    [InlineData("""{"status":null,"ical:status":"TENTATIVE"}""", RemoteEventStatus.Tentative)]
    public void A_status_is_read_from_three_places(string json, RemoteEventStatus status) =>
        Assert.Equal(status, Event(json).Status);

    [Theory]
    [InlineData("""{"organizers":null}""", OrganizersKnown.Undisclosed, 0)]
    [InlineData("""{"organizers":[]}""", OrganizersKnown.Undisclosed, 0)]
    [InlineData("""{"organizers":{"type":"Collection","totalItems":0}}""", OrganizersKnown.Undisclosed, 0)]
    [InlineData("""{"organizers":{"type":"OrganizersCollection","items":[]}}""", OrganizersKnown.Undisclosed, 0)]
    [InlineData("""{"attributedTo":"https://x.example/a"}""", OrganizersKnown.NotSaid, 0)]
    [InlineData(
        """{"organizers":{"type":"Collection","id":"https://x.example/o","totalItems":2}}""",
        OrganizersKnown.Elsewhere,
        0
    )]
    [InlineData(
        """{"organizers":{"type":"Collection","items":["https://x.example/a",{"type":"sc:Person","name":"Ana"}]}}""",
        OrganizersKnown.Named,
        2
    )]
    [InlineData("""{"organizer":"https://x.example/a"}""", OrganizersKnown.Named, 1)]
    [InlineData("""{"organizers":[{"type":"Link","href":"https://x.example"}]}""", OrganizersKnown.Named, 1)]
    public void Said_to_be_nobody_is_not_the_same_as_not_said(string json, OrganizersKnown known, int named)
    {
        var organizers = Event(json).Organizers;
        Assert.Equal((known, named), (organizers.Known, organizers.Items.Count));
    }

    [Theory]
    [InlineData("""{"startDate":"2026-12-29","endDate":"2026-12-31"}""", "2026-12-29", "2026-12-31")]
    [InlineData("""{"startDate":"2026-12-29T20:00:00Z","endDate":"soon"}""", null, null)]
    [InlineData("""{"startDate":"2026-13-29","endDate":7}""", null, null)]
    [InlineData("{}", null, null)]
    public void A_day_without_an_hour_is_said_by_a_date_alone(string json, string? first, string? last)
    {
        var said = Event(json);
        Assert.Equal((Day(first), Day(last)), (said.StartDay, said.EndDay));
        static DateOnly? Day(string? text) =>
            text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_place_with_an_address_in_parts_is_read()
    {
        var place = Event(
            """
            {"location":{"type":"Place","name":"Le Moulin","latitude":45,"longitude":"4.5",
              "address":{"type":"PostalAddress","streetAddress":"1 rue du Bal","postalCode":"69007","addressLocality":"Lyon",
              "addressRegion":null,"addressCountry":{"type":"Country","name":"France"}}}}
            """
        ).Place;
        Assert.Equal(
            new RemotePlace
            {
                Name = "Le Moulin",
                Street = "1 rue du Bal",
                PostalCode = "69007",
                Locality = "Lyon",
                Country = "France",
                Coordinates = (45, 4.5),
                Links = place!.Links,
            },
            place
        );
    }

    [Theory]
    [InlineData("""{"location":"Le Moulin"}""", "Le Moulin", null)]
    [InlineData("""{"location":{"name":"Le Moulin"}}""", "Le Moulin", null)]
    [InlineData("""{"location":{"type":"Place","address":"1 rue du Bal"}}""", null, "1 rue du Bal")]
    [InlineData(
        """{"location":[{"type":"VirtualLocation","url":"https://meet.example/a"},{"type":"Place","name":"Le Moulin","address":" "}]}""",
        "Le Moulin",
        null
    )]
    public void A_place_is_read_in_every_shape(string json, string? name, string? street)
    {
        var place = Event(json).Place;
        Assert.Equal((name, street), (place?.Name, place?.Street));
    }

    [Theory]
    [InlineData("""{"location":{"type":"VirtualLocation","name":"Salle","url":"https://meet.example/a"}}""")]
    [InlineData(
        """{"location":{"type":"Place","name":"online","address":{"type":"PostalAddress","url":"https://meet.example/a"}}}"""
    )]
    [InlineData(
        """{"isOnline":true,"attachment":[{"type":"Link","name":"Website","href":"https://meet.example/a"}]}"""
    )]
    public void An_event_online_has_a_link_and_no_place(string json)
    {
        var happening = Event(json);
        Assert.True(happening.IsOnline);
        Assert.Null(happening.Place);
        Assert.Equal(["https://meet.example/a"], happening.OnlineLinks);
    }

    [Fact]
    public void Of_several_places_the_first_that_one_can_go_to_counts_and_every_link()
    {
        var happening = Event(
            """
            {"location":[{"type":"Place","id":"https://meet.example/a","name":"Salle","address":{"type":"VirtualLocation","url":"https://meet.example/a"}},
              {"type":"Place","id":"https://x.example/p/1","name":"Le Moulin"},{"type":"Place","id":"https://x.example/p/2"},
              {"type":"VirtualLocation","name":"Direct","url":"https://live.example/b"}]}
            """
        );
        Assert.Equal(("Le Moulin", false), (happening.Place?.Name, happening.IsOnline));
        Assert.Equal(["https://meet.example/a", "https://live.example/b"], happening.OnlineLinks);
        Assert.Equal(4, happening.Places.Count);
    }

    [Fact]
    public void A_place_without_a_name_has_an_address_to_look_it_up() =>
        Assert.Equal(
            "https://x.example/p/1",
            Event("""{"location":{"type":"Place","id":"https://x.example/p/1"}}""").Place?.Id
        );

    [Theory]
    [InlineData("""{"location":{"latitude":91,"longitude":0}}""")]
    [InlineData("""{"location":{"latitude":45}}""")]
    [InlineData("""{"location":{"latitude":"north","longitude":4}}""")]
    public void Coordinates_that_are_not_on_the_earth_are_none(string json) =>
        Assert.Null(Event(json).Places[0].Coordinates);

    [Theory]
    [InlineData(
        """{"joinMode":"external","externalParticipationUrl":"mailto:a@x.example"}""",
        RemoteJoinMode.External,
        "mailto:a@x.example"
    )]
    [InlineData("""{"joinMode":"none","externalParticipationUrl":"javascript:alert(1)"}""", RemoteJoinMode.None, null)]
    [InlineData("""{"joinMode":"anything"}""", null, null)]
    public void How_one_joins_is_read(string json, RemoteJoinMode? mode, string? url)
    {
        var happening = Event(json);
        Assert.Equal((mode, url), (happening.JoinMode, happening.ExternalParticipationUrl));
    }

    [Theory]
    [InlineData("""{"attachment":{"type":"Document","mediaType":"image/png","url":"https://x.example/1"}}""")]
    [InlineData(
        """{"attachment":[{"type":"Image","url":"https://x.example/0"},{"type":"Image","url":"https://x.example/1","isBannerImage":true}]}"""
    )]
    [InlineData(
        """{"image":{"type":"Image","url":[{"type":"Link","href":"https://x.example/1"}]},"attachment":[{"type":"Document","mediaType":"application/pdf","url":"https://x.example/2"}]}"""
    )]
    [InlineData("""{"image":"https://x.example/1"}""")]
    [InlineData("""{"image":{"type":"Link","href":"https://x.example/1"}}""")]
    public void The_banner_is_found(string json) => Assert.Equal("https://x.example/1", Event(json).Banner?.Url);

    [Fact]
    public void Capacities_categories_and_words_are_read()
    {
        var happening = Event(
            """
            {"maximumAttendeeCapacity":0,"attendees":{"type":"Collection","totalItems":3},"category":["arts"," "],
             "tag":[{"type":"Hashtag","name":"#bal"},{"type":"Mention","href":"https://x.example/a"},"#Bal","folk"],
             "repliesModerationOption":"closed","draft":true}
            """
        );
        Assert.Null(happening.MaximumAttendees);
        Assert.Equal(3, happening.Attendees);
        Assert.Equal(["ARTS"], happening.Categories);
        Assert.Equal(["bal", "folk"], happening.Hashtags);
        Assert.Equal(["https://x.example/a"], happening.Mentions);
        Assert.False(happening.CommentsEnabled);
        Assert.True(happening.IsDraft);
    }

    private static RemoteEvent Event(string json) => new(Say.This(json));
}
