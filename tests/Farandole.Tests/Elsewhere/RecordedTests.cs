using Farandole.ActivityPub.Reading;
using Farandole.Features.Elsewhere;
using Farandole.Features.Shared.Federating;

namespace Farandole.Tests.Elsewhere;

/// <summary>
/// What other programs sent, made into what is kept of it. Their recordings lie outside of this repository, under the licences
/// of those projects (FARANDOLE_FIXTURES, or shared/federation/fixtures beside it).
/// </summary>
public sealed class RecordedTests
{
    private static readonly RemoteActorRow By = new()
    {
        Address = "https://there.example/zoe",
        Host = "there.example",
        Kind = "Group",
        Handle = "zoe@there.example",
        Name = "Zoé",
        Page = "https://there.example/zoe",
        Inbox = "https://there.example/inbox",
    };

    [Theory]
    [InlineData("gancio/live/event.json", "2026-12-12T19:00:00Z")]
    [InlineData("gancio/live/sent-Create-Event.json", "2026-12-14T18:30:00Z")]
    [InlineData("wordpress/live/event.json", "2026-12-15T19:00:00Z")]
    [InlineData("wordpress/live/sent-Create-Event.json", "2026-12-16T17:00:00Z")]
    [InlineData("mobilizon/external/rebased-mobilizon.org-event.json", "2019-12-18T13:00:00Z")]
    [InlineData("mobilizon/external/lemmy-mobilizon-event.json", "2022-12-11T19:00:00Z")]
    public void Events_of_other_programs_can_be_shown(string name, string start)
    {
        Assert.SkipWhen(Place() is null, "The recordings are not here.");
        var bytes = File.ReadAllBytes(Path.Combine(Place()!, name));
        var document = ActivityText.Parse(bytes).Document!;
        var whole = RemoteEvent.Is(document) ? document : new RemoteActivity(document).Innermost!;
        var said = new RemoteEvent(whole);

        var row = SaidEvent.Of(said, By, "Europe/Paris", App.Start);

        Assert.NotNull(row);
        Assert.Equal((said.Id, said.Name), (row.Address, row.Title));
        Assert.Equal(start, row.StartsAt.ToString());
        Assert.True(row.EndsAt > row.StartsAt);
        Assert.DoesNotMatch("<(script|style|iframe|img|form)", row.Html ?? "");
        Assert.DoesNotContain("javascript:", row.Html ?? "", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Place()
    {
        if (Environment.GetEnvironmentVariable("FARANDOLE_FIXTURES") is { Length: > 0 } told)
            return Directory.Exists(told) ? told : null;
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            var beside = Path.Combine(up.FullName, "shared", "federation", "fixtures");
            if (Directory.Exists(beside))
                return beside;
        }
        return null;
    }
}
