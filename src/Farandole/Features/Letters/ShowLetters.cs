using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Letters;

/// <summary>"What we sent you, and why": the page that every letter leads to, for whoever has the letter.</summary>
internal static class ShowLetters
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/letters/{token}", Show).Limited(Rate.Ticket).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string token,
        string? done,
        AddressHash signer,
        Instance instance,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (LetterLinks.Read(token, signer) is not { } address)
            return TypedResults.NotFound();
        var reader = await db.Set<LetterReader>().FirstOrDefaultAsync(r => r.AddressHash == address, ct);
        var now = clock.GetCurrentInstant();
        return Page.Of<LettersPage>(
            new LettersModel($"/letters/{token}", instance.Zone, address)
            {
                Rhythm = reader?.Rhythm ?? Rhythm.Daily,
                Hour = reader?.Hour ?? LetterReader.UsualHour,
                Waiting = reader is null ? 0 : await db.Set<DigestItem>().CountAsync(i => i.ReaderId == reader.Id, ct),
                Next = reader is null ? null : await DigestBox.Leaves(db, reader, ct),
                Sent = await Sent(db, address, now, ct),
                Done = done,
            }
        );
    }

    /// <summary>The newest first. Whoever was sent a letter on may not learn from it what is private.</summary>
    private static async Task<List<SentLetter>> Sent(Db db, byte[] address, Instant now, CancellationToken ct)
    {
        var rows = await db.Set<LetterRow>()
            .Where(l => l.AddressHash == address && l.Kind != LetterBudget.Returned && l.Kind != LetterKinds.Digest)
            .OrderByDescending(l => l.Id)
            .Take(Most)
            .ToListAsync(ct);
        var ids = rows.Select(r => r.EventId).OfType<EventId>().Distinct().ToList();
        var events = await db
            .AllEvents.Where(e => ids.Contains(e.Id) && e.DeletedAt == null && e.Visibility != Visibility.Private)
            .ToListAsync(ct);
        var titles = events.ToDictionary(e => e.Id, e => Titled(EventAsSeen.By(Standing.HasLink, e, now)));
        return rows.ConvertAll(r => new SentLetter(
            r.Kind,
            r.At,
            r.EventId is { } about ? titles.GetValueOrDefault(about) : null
        ));
    }

    private static TitledLink? Titled(EventAsSeen seen) =>
        seen.OutsideTitle is { } title ? new(LetterTitles.Short(title), seen.Path) : null;
}

/// <summary>How an address is told, and what it was told lately.</summary>
/// <param name="Path">Of the page.</param>
/// <param name="Zone">Whose clock the hours are on.</param>
/// <param name="Address">Its hash.</param>
public sealed record LettersModel(string Path, string Zone, IReadOnlyList<byte> Address)
{
    internal Rhythm Rhythm { get; init; }

    internal int Hour { get; init; }

    /// <summary>Letters that leave with the next summary.</summary>
    internal int Waiting { get; init; }

    internal Instant? Next { get; init; }

    internal IReadOnlyList<SentLetter> Sent { get; init; } = [];

    internal string? Done { get; init; }
}

/// <summary>A letter that went out; about nothing that may be named here, or about an event.</summary>
internal sealed record SentLetter(string Kind, Instant At, TitledLink? About);

internal sealed record TitledLink(string Title, string Path);
