using Farandole.Domain.Events;
using Farandole.Features.Agenda;
using Farandole.Platform.Jobs;
using Farandole.Platform.Search;
using Farandole.Tests.EventPage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Agenda;

/// <summary>How the words are kept: for a database that has none yet, for one in which they are wrong, and in order.</summary>
public sealed class SearchIndexTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_finds_what_was_there_before_and_forgets_what_should_not_be_there()
    {
        await using var app = await App.StartAsync(("PageCache:Disabled", "true"));
        for (var n = 0; n < IndexEvents.MostAtOnce + 10; n++)
            await app.Announce($"Bal {n}", d => d with { Schedule = Announced.On(new(2027, 3, 4), new(14, 0)) });
        var gone = await app.Announce("Chorale");
        await app.DrainAsync();
        var right = (await app.Entries()).Select(e => (e.Slot, e.EventId, e.Words)).ToList();
        Assert.Equal(IndexEvents.MostAtOnce + 11, right.Count);
        // As after an update from a version without words; and something that no fact told of.
        await app.Writer.Write(
            async (db, ct) =>
            {
                await db.Set<SearchEntry>().Where(e => e.EventId != gone).ExecuteDeleteAsync(ct);
                await db
                    .AllEvents.Where(e => e.Id == gone)
                    .ExecuteUpdateAsync(s => s.SetProperty(e => e.ListedAt, (Instant?)null), ct);
            },
            Ct
        );
        Assert.Empty(await app.Finds("bal"));

        await Plan(app);

        Assert.Equal(24, (await app.Finds("bal")).Count);
        Assert.Equal(
            right.Where(e => e.EventId != gone),
            (await app.Entries()).Select(e => (e.Slot, e.EventId, e.Words))
        );
        // The next night it comes again.
        Assert.True(await app.PassAsync(Duration.FromDays(1)) > 0);
    }

    [Fact]
    public async Task An_operator_has_everything_read_anew()
    {
        await using var app = await App.StartAsync(("PageCache:Disabled", "true"));
        await app.Announce("Un bal");
        Assert.Equal(["Un bal"], await app.Finds("bal"));

        await app.Services.IndexAgain(Ct);

        Assert.Empty(await app.Visitor().Finds("bal"));
        Assert.Equal(["Un bal"], await app.Finds("bal"));
    }

    [Fact]
    public async Task What_is_right_is_written_once()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Un bal");
        await app.DrainAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var events = scope.ServiceProvider.GetRequiredService<IndexEvents>();

        await events.These([id], Ct);
        await events.These([id], Ct);

        var entry = Assert.Single(await app.Entries());
        Assert.Equal("bal un ~bal", entry.Words);
    }

    [Fact]
    public async Task Two_in_the_same_place_stand_beside_each_other()
    {
        await using var app = await App.StartAsync();
        var first = new Domain.Kernel.EventId(new Guid("00000002-0000-4000-8000-000000000001"));
        var second = new Domain.Kernel.EventId(new Guid("00000003-0000-4000-8000-000000000001"));
        await app.Announce("Bal un", id: first);
        await app.Announce("Bal deux", id: second);

        Assert.Equal(["Bal un", "Bal deux"], await app.Finds("bal"));
        var entries = await app.Entries();
        Assert.Equal(entries[0].Slot + 1, entries[1].Slot);
        // And neither moves when it is looked at again.
        await Plan(app);
        Assert.Equal(entries.Select(e => (e.Slot, e.EventId)), (await app.Entries()).Select(e => (e.Slot, e.EventId)));
    }

    [Fact]
    public void Slots_are_in_the_order_of_the_agenda()
    {
        var random = new Random(7);
        var all = Enumerable
            .Range(0, 1_000)
            .Select(_ => (At: App.Start + Duration.FromMinutes(random.Next(-5, 5)), Id: Guid.NewGuid()))
            .ToList();

        Assert.Equal(
            all.OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Id),
            all.OrderBy(e => SearchEntry.SlotOf(e.At, e.Id)).ThenBy(e => e.Id).Select(e => e.Id)
        );
        Assert.All(all, e => Assert.True(SearchEntry.SlotOf(e.At) <= SearchEntry.SlotOf(e.At, e.Id)));
        Assert.True(SearchEntry.SlotOf(Instant.FromUtc(9990, 1, 1, 0, 0)) > 0);
        Assert.True(SearchEntry.SlotOf(Instant.FromUtc(1, 1, 1, 0, 0)) < 0);
    }

    [Fact]
    public void A_text_without_end_is_read_as_far_as_there_is_room()
    {
        var text = string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"mot{n}"));

        var words = SearchEntry.WordsOf([text, null], ["=free"]);

        Assert.InRange(words.Length, 10_000, 32_000);
        Assert.StartsWith("=free ", words, StringComparison.Ordinal);
    }

    private static async Task Plan(App app)
    {
        await app.Writer.Write(
            (db, ct) => app.Services.GetRequiredService<Later>().PlanIndexing(db, app.Clock.GetCurrentInstant(), ct),
            Ct
        );
        await app.DrainAsync();
    }
}
