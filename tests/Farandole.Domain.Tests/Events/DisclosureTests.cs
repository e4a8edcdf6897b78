using Farandole.Domain.Events;
using NodaTime;

namespace Farandole.Domain.Tests.Events;

public sealed class DisclosureTests
{
    private static readonly Piece[] Shown = [.. Enum.GetValues<Piece>().Where(p => p != Piece.Backstage)];

    [Fact]
    public void A_listed_event_shows_everything_but_its_backstage_to_whoever_passes() =>
        AssertSeen(Described(Visibility.Public, listed: true), Standing.Passer);

    [Theory]
    [InlineData(Visibility.Unlisted)]
    [InlineData(Visibility.Private)]
    [InlineData(Visibility.Public)]
    public void What_is_not_listed_shows_nothing_to_whoever_passes(Visibility visibility)
    {
        var described = Described(visibility, listed: false);
        Assert.DoesNotContain(Enum.GetValues<Piece>(), p => Disclosure.Of(p, described, Standing.Passer, Some.Now));
        AssertSeen(described, Standing.HasLink);
    }

    [Fact]
    public void A_draft_exists_for_its_organizers_alone()
    {
        var draft = new Described(Visibility.Public, null, null);
        Assert.DoesNotContain(Enum.GetValues<Piece>(), p => Disclosure.Of(p, draft, Standing.Confirmed, Some.Now));
        Assert.All(Enum.GetValues<Piece>(), p => Assert.True(Disclosure.Of(p, draft, Standing.Organizer, Some.Now)));
    }

    [Theory]
    [InlineData(Standing.Passer)]
    [InlineData(Standing.HasLink)]
    [InlineData(Standing.Confirmed)]
    public void The_backstage_is_the_organizers(Standing standing) =>
        Assert.False(Disclosure.Of(Piece.Backstage, Described(Visibility.Public, listed: true), standing, Some.Now));

    [Fact]
    public void Who_may_see_more_sees_at_least_as_much()
    {
        foreach (
            var (visibility, listed) in new[]
            {
                (Visibility.Public, true),
                (Visibility.Public, false),
                (Visibility.Private, false),
            }
        )
        {
            foreach (var piece in Enum.GetValues<Piece>())
            {
                var seen = Enum.GetValues<Standing>()
                    .Select(s => Disclosure.Of(piece, Described(visibility, listed), s, Some.Now))
                    .ToList();
                Assert.Equal(seen.Order(), seen);
            }
        }
    }

    [Fact]
    public void What_is_published_later_is_hidden_until_then()
    {
        var planned = new Described(Visibility.Public, Some.Now + Duration.FromHours(1), Some.Now);
        Assert.False(Disclosure.Of(Piece.Title, planned, Standing.HasLink, Some.Now));
        Assert.True(Disclosure.Of(Piece.Title, planned, Standing.HasLink, Some.Now + Duration.FromHours(1)));
    }

    private static Described Described(Visibility visibility, bool listed) =>
        new(visibility, Some.Now, listed ? Some.Now : null);

    private static void AssertSeen(IDisclosed disclosed, Standing standing)
    {
        Assert.All(Shown, p => Assert.True(Disclosure.Of(p, disclosed, standing, Some.Now)));
        Assert.False(Disclosure.Of(Piece.Backstage, disclosed, standing, Some.Now));
    }
}

internal sealed record Described(Visibility Visibility, Instant? PublishedAt, Instant? ListedAt) : IDisclosed
{
    public PieceRules Pieces { get; init; } = PieceRules.None;
}
