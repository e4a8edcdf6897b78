using System.Text;
using System.Text.Json;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Own;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>What somebody takes with them: the event for their calendar, and all that is known of them.</summary>
internal static class AnswerFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/t/{ticket}/event.ics", Calendar).Limited(Rate.Ticket).Personal();
        routes.MapGet("/t/{ticket}/data.zip", Everything).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Calendar(
        string ticket,
        Door door,
        Instance instance,
        IEnumerable<IOwnPart> parts,
        CancellationToken ct
    )
    {
        if (
            await door.Db.FindOwn(ticket, door.Clock, ct)
            is not { IsGone: false, Mine.RemovedAt: null, Seen.Schedule: not null } own
        )
            return TypedResults.NotFound();
        var kept = await parts.Of(own.Mine, door.Db, door.Reader.Words, ct);
        return TypedResults.File(
            AsCalendar(own, instance, kept.InCalendar(door.Reader.Words)),
            WriteCalendar.ContentType,
            "farandole.ics"
        );
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Everything(
        string ticket,
        Door door,
        Instance instance,
        IEnumerable<IOwnPart> parts,
        CancellationToken ct
    )
    {
        if (await door.Db.FindOwn(ticket, door.Clock, ct) is not { } own)
            return TypedResults.NotFound();
        var files = await FilesOf(own, new(door.Db, door.Reader.Words, instance, parts), null, ct);
        return TypedResults.File(await Archive.Zip(files, ct), Archive.ContentType, Archive.Name);
    }

    /// <summary>All that is known of an answer, as files.</summary>
    /// <param name="own">Whose.</param>
    /// <param name="with">What it is written with.</param>
    /// <param name="face">The profile that answered.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<IReadOnlyList<TakenFile>> FilesOf(
        TicketModel own,
        Writing with,
        string? face,
        CancellationToken ct
    )
    {
        var letters = await with
            .Db.Set<LetterRow>()
            .Where(l => l.EventId == own.Mine.EventId && l.AddressHash == own.Mine.EmailHash)
            .OrderBy(l => l.Id)
            .Select(l => new LetterAsData(l.Kind, l.At.ToString()))
            .ToListAsync(ct);
        var data = AnswerAsData.Of(own, with.Instance, letters) with { As = face };
        var kept = await with.Parts.Of(own.Mine, with.Db, with.Words, ct);
        return
        [
            TakenFile.Json("answer.json", data),
            new("answer.csv", Table(data, with.Words)),
            .. kept.Where(p => p.Data is not null).Select(p => TakenFile.Json($"{p.Name}.json", p.Data!)),
            .. own.IsGone || own.Mine.RemovedAt is not null || own.Seen.Schedule is null
                ? Array.Empty<TakenFile>()
                : [new("event.ics", AsCalendar(own, with.Instance, kept.InCalendar(with.Words)))],
        ];
    }

    /// <summary>With what files are written.</summary>
    internal sealed record Writing(Db Db, Words Words, Instance Instance, IEnumerable<IOwnPart> Parts);

    private static byte[] AsCalendar(TicketModel own, Instance instance, string? kept) =>
        Encoding.UTF8.GetBytes(EventAsCalendar.Of(own.Seen, instance, own: kept));

    /// <summary>The same as in the file for programs, under the same names, but for the letters.</summary>
    private static byte[] Table(AnswerAsData data, Words words)
    {
        var told = TakenFile.Element(data).EnumerateObject();
        var cells = told.Where(t => t.Value.ValueKind != JsonValueKind.Array).ToArray();
        return Spreadsheet.Of(
            words,
            string.Join('|', cells.Select(c => c.Name)),
            [
                [.. cells.Select(c => c.Value.ToString())],
            ]
        );
    }
}

/// <summary>All that is known of somebody who answered.</summary>
internal sealed record AnswerAsData
{
    public required string Event { get; init; }

    public string? Title { get; init; }

    public required string Answer { get; init; }

    public required int Party { get; init; }

    public string? Email { get; init; }

    /// <summary>Not confirmed by its owner.</summary>
    public string? NewEmail { get; init; }

    public string? Name { get; init; }

    public string? Message { get; init; }

    /// <summary>The profile that answered; null of an answer with an address alone.</summary>
    public string? As { get; init; }

    public required string SeenBy { get; init; }

    public required string Code { get; init; }

    public required string Language { get; init; }

    public bool WantsChanges { get; init; }

    public bool WantsReminder { get; init; }

    public bool WantsMessages { get; init; }

    public required string Answered { get; init; }

    public string? Confirmed { get; init; }

    public string? Withdrawn { get; init; }

    public string? Waiting { get; init; }

    public string? OfferedUntil { get; init; }

    public string? Removed { get; init; }

    public IReadOnlyList<LetterAsData> Letters { get; init; } = [];

    public static AnswerAsData Of(TicketModel own, Instance instance, IReadOnlyList<LetterAsData> letters)
    {
        var mine = own.Mine;
        return new AnswerAsData
        {
            Event = instance.Absolute(own.Seen.Path),
            Title = own.Seen.Title,
            Answer = EventAsJson.Word(mine.Answer),
            Party = mine.Party,
            Email = mine.Email,
            NewEmail = own.NewAddress?.Email,
            Name = mine.Name,
            Message = mine.Message,
            SeenBy = EventAsJson.Word(mine.Exposure),
            Code = mine.Code,
            Language = mine.Language,
            WantsChanges = mine.WantsChanges,
            WantsReminder = mine.WantsReminder,
            WantsMessages = mine.WantsMessages,
            Answered = mine.CreatedAt.ToString(),
            Confirmed = mine.ConfirmedAt?.ToString(),
            Withdrawn = mine.WithdrawnAt?.ToString(),
            Waiting = mine.WaitsSince?.ToString(),
            OfferedUntil = mine.OfferedUntil?.ToString(),
            Removed = mine.RemovedAt?.ToString(),
            Letters = letters,
        };
    }
}

/// <summary>A letter that went to them.</summary>
internal sealed record LetterAsData(string Kind, string At);
