using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Organizing;

/// <summary>Lines of the change log, from the first to the last, and one of those who are told of them.</summary>
internal sealed record ChangesToTell(ParticipationId Participation, long First, long Last);

internal sealed class SendChangeLetter(Db db, Readers readers, PostOffice office) : IJob<ChangesToTell>
{
    public async Task RunAsync(ChangesToTell errand, CancellationToken ct)
    {
        if (await readers.Find(errand.Participation, ct) is not { } reader)
            return;
        var changes = await db
            .Changes.Where(c => c.EventId == reader.Seen.Id && c.Id >= errand.First && c.Id <= errand.Last)
            .OrderBy(c => c.Id)
            .ToListAsync(ct);
        var news = Changed.Between(changes.Where(c => Event.ConcernsThoseWhoCome(c.Piece)));
        var letter = new Letter
        {
            To = reader.Address,
            Language = reader.Answer.Language,
            Kind = "changes",
            Solicited = true,
            Subject = Subject(reader, news),
            Body = typeof(ChangeLetter),
            With = new Dictionary<string, object?>
            {
                [nameof(ChangeLetter.Seen)] = reader.Seen,
                [nameof(ChangeLetter.Rows)] = news.Select(c => Row(reader.Words, c)).ToList(),
                [nameof(ChangeLetter.Ticket)] = reader.Ticket,
                [nameof(ChangeLetter.Stop)] = reader.Stop("changes"),
            },
            About = reader.Seen.Id,
            Errand = $"changes:{errand.Last}:{errand.Participation}",
            Calendar = readers.Calendar(reader.Seen, "PUBLISH"),
            Unsubscribe = reader.Stop("changes"),
        };
        await office.Send(letter, ct);
    }

    private static string Subject(LetterReader reader, IReadOnlyList<Changed> news) =>
        news.FirstOrDefault(c => c.Piece == Piece.Status) is { } status
            ? reader.Words[
                "organizing.letter.status.subject",
                ("status", ChangeInWords.Value(reader.Words, Piece.Status, status.After)),
                ("event", reader.Title)
            ]
            : reader.Words["organizing.letter.changed.subject", ("event", reader.Title)];

    private static ChangedRow Row(Words words, Changed changed) =>
        new(
            ChangeInWords.Piece(words, changed.Piece),
            ChangeInWords.Value(words, changed.Piece, changed.Before),
            ChangeInWords.Value(words, changed.Piece, changed.After)
        );
}

/// <summary>A piece that changed, in words.</summary>
public sealed record ChangedRow(string Name, string Before, string After);
