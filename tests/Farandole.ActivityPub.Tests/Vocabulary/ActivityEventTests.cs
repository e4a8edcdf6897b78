using System.Text.Json;
using Farandole.ActivityPub.Vocabulary;

namespace Farandole.ActivityPub.Tests.Vocabulary;

/// <summary>What the peers choke on, as met in the wild.</summary>
public sealed class ActivityEventTests
{
    [Fact]
    public void A_whole_coordinate_keeps_its_decimal_point()
    {
        var json = Some with
        {
            Location = new ActivityPlace("Ici") { Latitude = 47, Longitude = -4.5 },
        };
        Assert.Contains("\"latitude\":47.0,\"longitude\":-4.5", json.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tiny_coordinate_has_no_exponent()
    {
        var json = Some with
        {
            Location = new ActivityPlace("Ici") { Latitude = 0.0000001, Longitude = 0 },
        };
        Assert.Contains("\"latitude\":0.0000001,\"longitude\":0.0", json.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("to")]
    [InlineData("cc")]
    [InlineData("tag")]
    [InlineData("attachment")]
    public void Lists_are_lists_even_when_they_are_empty(string name) =>
        Assert.Equal(JsonValueKind.Array, Parsed(Some).GetProperty(name).ValueKind);

    [Fact]
    public void What_is_not_known_is_not_written() =>
        Assert.All(Parsed(Some).EnumerateObject(), p => Assert.NotEqual(JsonValueKind.Null, p.Value.ValueKind));

    [Fact]
    public void The_context_is_first_and_fetches_nothing_but_the_vocabulary()
    {
        var first = Parsed(Some).EnumerateObject().First();
        Assert.Equal("@context", first.Name);
        Assert.Equal(
            ["https://www.w3.org/ns/activitystreams"],
            first.Value.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString())
        );
    }

    [Fact]
    public void Every_term_beyond_ActivityStreams_is_explained_in_the_context()
    {
        string[] standard =
        [
            "@context",
            "id",
            "type",
            "url",
            "name",
            "summary",
            "content",
            "mediaType",
            "attributedTo",
            "to",
            "cc",
            "published",
            "updated",
            "startTime",
            "endTime",
            "location",
            "attachment",
            "tag",
        ];
        var whole = Parsed(Whole);
        var explained = whole.GetProperty("@context")[1].EnumerateObject().Select(p => p.Name).ToHashSet();
        var terms = whole.EnumerateObject().Select(p => p.Name).Except(standard).ToList();
        Assert.NotEmpty(terms);
        Assert.All(terms, term => Assert.Contains(term, explained));
    }

    [Fact]
    public void Every_attachment_says_its_type_and_its_media_type()
    {
        var attachments = Parsed(Whole).GetProperty("attachment").EnumerateArray().ToList();
        Assert.Equal(["Document", "Link"], attachments.Select(a => a.GetProperty("type").GetString()));
        Assert.All(attachments, a => Assert.False(string.IsNullOrEmpty(a.GetProperty("mediaType").GetString())));
    }

    private static ActivityEvent Some { get; } =
        new()
        {
            Id = "https://x.example/events/1",
            Uuid = "1",
            Url = "https://x.example/events/1",
            Name = "Bal",
            Content = "",
            AttributedTo = "https://x.example/relay",
            To = [],
            Cc = [],
            StartTime = "2027-03-20T14:00:00+01:00",
            EndTime = "2027-03-20T17:00:00+01:00",
            DisplayEndTime = false,
            Timezone = "Europe/Paris",
            EventStatus = "EventScheduled",
            Status = "CONFIRMED",
            IsOnline = false,
            JoinMode = "external",
            AnonymousParticipationEnabled = true,
            CommentsEnabled = false,
            Organizers = new(0) { Items = [] },
            Attachment = [],
            Tag = [],
        };

    private static ActivityEvent Whole { get; } =
        Some with
        {
            Summary = "Samedi",
            Published = "2027-03-01T00:00:00Z",
            Updated = "2027-03-01T00:00:00Z",
            InLanguage = "fr",
            Location = new ActivityPlace("Ici") { Address = new("1 rue") },
            ExternalParticipationUrl = "https://x.example/events/1",
            MaximumAttendeeCapacity = 2,
            RemainingAttendeeCapacity = 1,
            ParticipantCount = 1,
            Attendees = new(1),
            Attachment =
            [
                new ActivityDocument("image/png", "https://x.example/1.png"),
                new ActivityLink("text/html", "https://y.example", "Website"),
            ],
        };

    private static JsonElement Parsed(ActivityEvent happening)
    {
        using var document = JsonDocument.Parse(happening.ToJson());
        return document.RootElement.Clone();
    }
}
