using System.Text.Json;
using Farandole.Tests.EventPage;

namespace Farandole.Tests.Canaries;

/// <summary>
/// Whoever guesses a word asks whether it is there: of what is for some, every word finds as much as one that nobody ever wrote.
/// </summary>
public sealed class SearchCanaryTests
{
    /// <summary>What of the listed event everybody reads and finds it by.</summary>
    private static readonly string[] Found = ["title", "place", "address", "text"];

    [Fact]
    [Requirement("SAFE-4")]
    public async Task No_secret_word_finds_anything()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var visitors = new[] { null, world.Cookies[(Kind.Listed, Role.Participant)], world.Steward }
            .Select(cookie =>
            {
                var visitor = app.Visitor();
                if (cookie is not null)
                    visitor.DefaultRequestHeaders.Add("Cookie", cookie);
                return visitor;
            })
            .ToList();
        var (found, wrong) = (0, new List<string>());
        foreach (var (turn, word) in Matrix.Words().Index())
        {
            var answer = await visitors[turn % visitors.Count].Get($"/api/v1/events?q={word.Text}");
            var isThere = JsonDocument.Parse(answer).RootElement.GetProperty("events").GetArrayLength() > 0;
            var mayBe = word.Kind == Kind.Listed && Found.Any(p => word.Text == CanaryWorld.Word(word.Kind, p));
            found += isThere ? 1 : 0;
            if (isThere != mayBe)
                wrong.Add(word.Text);
        }
        Assert.Empty(wrong);
        Assert.Equal(Found.Length, found);
    }
}
