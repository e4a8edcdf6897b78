using Farandole.Domain.Kernel;
using Farandole.Domain.Notebook;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Retention;

/// <summary>What organizers write down for each other.</summary>
public sealed partial class EraseOnTimeTests
{
    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_month_after_the_event_the_notes_of_its_organizers_are_gone()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Note(app, id, "canari-note");

        await app.PassAsync(UntilTheEnd + Duration.FromDays(29));
        Assert.Equal(1, await app.Look(db => db.Set<TeamNote>().CountAsync()));

        await app.PassAsync(Duration.FromDays(2));
        Assert.Equal(0, await app.Look(db => db.Set<TeamNote>().CountAsync()));
        await AssertForgotten(app, "canari-note");
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_note_that_was_taken_off_is_gone_a_day_later()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Note(app, id, "canari-note", removed: true);
        await Note(app, id, "reste");

        await app.PassAsync(Duration.FromHours(50));

        Assert.Equal(["reste"], await app.Look(db => db.Set<TeamNote>().Select(n => n.Words).ToListAsync()));
        await AssertForgotten(app, "canari-note");
    }

    private static Task<TeamNoteId> Note(App app, EventId about, string words, bool removed = false) =>
        app.Writer.Write(
            (db, _) =>
            {
                var now = app.Clock.GetCurrentInstant();
                var note = TeamNote.Write(about, new(words, words, IsPinned: false), null, now);
                if (removed)
                    note.Remove(now);
                return Task.FromResult(db.Add(note).Entity.Id);
            },
            TestContext.Current.CancellationToken
        );
}
