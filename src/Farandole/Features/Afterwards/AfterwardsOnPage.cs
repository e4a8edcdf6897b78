using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Afterwards;

/// <summary>Thanks, the pictures that this viewer may see, and how many came. Before the event is over nothing is even asked.</summary>
internal sealed class AfterwardsOnPage : IEventBlock
{
    // One row for each picture, and one where there is none; translated once.
    private static readonly Func<Db, EventId, IAsyncEnumerable<Row>> Left = EF.CompileAsyncQuery(
        (Db db, EventId id) =>
            from word in db.Set<Afterword>()
            where word.EventId == id
            from picture in db.Set<Souvenir>().Where(s => s.EventId == id).DefaultIfEmpty()
            orderby picture.Position
            select new Row
            {
                Html = word.Html,
                Audience = word.Audience,
                HasFigures = word.FiguresSince != null,
                Picture = picture,
            }
    );

    public BlockPlace Place => BlockPlace.After;

    public async Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct)
    {
        if (seen is not { IsOver: true, IsDraft: false, IsDatePolled: false, Status: not EventStatus.Cancelled })
            return null;
        var rows = await Left(db, seen.Id).ToListAsync(ct);
        if (rows is not [var first, ..])
            return null;
        var shows = seen.Standing >= Afterword.Least(first.Audience, seen.IsOnRequest);
        var pictures = rows.Select(r => r.Picture).OfType<Souvenir>().ToList();
        var left = new AfterwardsSeen(seen, first.Html, shows ? pictures : [])
        {
            // Without a count the page says already how many were coming.
            HasFigures = first.HasFigures && seen.PeopleCame is not null,
            AreBehindLink = !shows && pictures.Count > 0 && HaveLinks(first.Audience, seen),
        };
        return left.IsEmpty ? null : new(typeof(AfterwardsBlock), left);
    }

    /// <summary>
    /// Whoever came finds the way to the pictures, as long as their answer is kept; of pictures for the team or the
    /// approved nobody else hears.
    /// </summary>
    private static bool HaveLinks(Audience audience, EventAsSeen seen) =>
        audience == Audience.Confirmed
        && !seen.IsOnRequest
        && seen.Schedule is { } schedule
        && seen.At < schedule.EndsAt + Event.KeptAfterEnd;

    private sealed class Row
    {
        public required string? Html { get; init; }

        public required Audience Audience { get; init; }

        public required bool HasFigures { get; init; }

        public required Souvenir? Picture { get; init; }
    }
}

/// <summary>What is left of an event for one viewer.</summary>
public sealed record AfterwardsSeen(EventAsSeen Seen, string? Html, IReadOnlyList<Souvenir> Pictures)
{
    public bool HasFigures { get; init; }

    /// <summary>There are pictures for whoever shows the link of their answer.</summary>
    public bool AreBehindLink { get; init; }

    public bool IsEmpty => Html is null && Pictures.Count == 0 && !HasFigures && !AreBehindLink;
}
