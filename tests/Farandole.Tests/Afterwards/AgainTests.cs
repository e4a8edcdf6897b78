using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Tests.Announcing;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Afterwards;

/// <summary>The same event once more.</summary>
public sealed partial class AgainTests
{
    [Fact]
    [Requirement("PUBLIC-9")]
    public async Task The_form_is_filled_in_with_all_but_the_date()
    {
        await using var backstage = await Backstage.SetAsync(d =>
            d with
            {
                Text = "On danse",
                Html = "<p>On danse</p>",
                Capacity = 80,
                Price = "Prix libre",
                Visibility = Visibility.Unlisted,
                Accessibility = Accessibility.Wheelchair,
            }
        );
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        var page = await organizer.Page($"/new?from={backstage.Id}");
        Assert.Contains("Comme «\u00a0Bal de printemps\u00a0»", page, StringComparison.Ordinal);
        Assert.Equal("Bal de printemps", ValueOf(page, "title"));
        Assert.Equal("14:00", ValueOf(page, "time"));
        Assert.Equal("", ValueOf(page, "date"));
        Assert.Equal("", ValueOf(page, "endDate"));
        Assert.Equal("Place Bellecour", ValueOf(page, "place"));
        Assert.Equal("Lyon", ValueOf(page, "address"));
        Assert.Equal("80", ValueOf(page, "capacity"));
        Assert.Equal("Prix libre", ValueOf(page, "price"));
        Assert.Contains("On danse</textarea>", page, StringComparison.Ordinal);
        Assert.Matches("value=\"unlisted\" checked", page);
        Assert.DoesNotContain("2027-03-20", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-9")]
    public async Task It_makes_another_event_and_leaves_the_first_as_it_was()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        var seal = Announcer.SealOf(await organizer.Page($"/new?from={backstage.Id}"));
        backstage.App.Clock.Advance(NodaTime.Duration.FromSeconds(5));
        await organizer.Send(seal, ("title", "Bal de printemps"), ("date", "2028-03-18"), ("place", "Lyon"));
        var all = await backstage.App.Look(db => db.AllEvents.OrderBy(e => e.Day).ToListAsync());
        Assert.Equal([new(2027, 3, 20), new(2028, 3, 18)], all.Select(e => e.Day));
        Assert.Equal(backstage.Id, all[0].Id);
    }

    [Fact]
    public async Task Anybody_else_finds_the_form_empty()
    {
        await using var backstage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        using var stranger = backstage.App.Visitor();
        foreach (var from in new[] { $"{backstage.Id}", $"{Guid.NewGuid()}", "x" })
        {
            var page = await stranger.Page($"/new?from={from}");
            Assert.Equal("", ValueOf(page, "title"));
            Assert.DoesNotContain("Bal de printemps", page, StringComparison.Ordinal);
        }
    }

    private static string ValueOf(string page, string field) =>
        Value().Match(Regex.Match(page, $"<input[^>]* name=\"{field}\"[^>]*>").Value).Groups["value"].Value;

    [GeneratedRegex(" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Value();
}
