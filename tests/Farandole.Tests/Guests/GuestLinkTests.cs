using System.Text.RegularExpressions;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Guests;

/// <summary>A guest has two links: one that the organizers pass on, and one that only their letter brings.</summary>
public sealed partial class GuestLinkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-2")]
    public async Task A_link_that_the_organizers_know_opens_nothing_that_belongs_to_an_address()
    {
        await using var backstage = await Backstage.SetAsync();
        var link = await backstage.Invite("Nour", "nour@exemple.fr");
        using var organizer = await backstage.Organizer();
        await organizer.Post($"{link}/answer", ("answer", "coming"), ("party", "2"));
        var ticket = (await organizer.GetAsync(link, Ct)).Headers.Location!.ToString();
        var page = await organizer.Page(ticket);
        Assert.DoesNotContain("nour@exemple.fr", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/letters/", page, StringComparison.Ordinal);
        await backstage.App.DrainAsync();
        Assert.Empty(backstage.App.Letters());
    }

    [Fact]
    public async Task Whoever_answers_by_the_link_of_their_letter_gets_the_letters_of_those_who_come()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Invite("Nour", "nour@exemple.fr");
        using var organizer = await backstage.Organizer();
        await organizer.Post($"{backstage.Guests()}/letters");
        await backstage.App.DrainAsync();
        var letter = Assert.Single(backstage.App.LettersTo("nour@exemple.fr"));
        var link = LetterLink().Match(letter.TextBody ?? "").Value;
        using var nour = backstage.App.Visitor();
        Assert.Contains("Bonjour Nour", await nour.Page(link), StringComparison.Ordinal);
        (await nour.Post($"{link}/answer", ("answer", "coming"), ("party", "2"))).ShouldLeadTo(link);
        var ticket = (await nour.GetAsync(link, Ct)).Headers.Location!.ToString();
        Assert.Contains("nour@exemple.fr", await nour.Page(ticket), StringComparison.Ordinal);
        Assert.Equal(2, (await backstage.Found()).PeopleComing);
        await backstage.App.DrainAsync();
        Assert.Equal(2, backstage.App.LettersTo("nour@exemple.fr").Count);
    }

    [GeneratedRegex("/g/fl1_[A-Za-z0-9_-]{49}")]
    private static partial Regex LetterLink();
}
