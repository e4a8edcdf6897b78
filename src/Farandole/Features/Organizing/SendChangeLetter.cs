using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Organizing;

/// <summary>Lines of the change log, from the first to the last, and one of those who are told of them.</summary>
internal sealed record ChangesToTell(ParticipationId Participation, long First, long Last);

internal sealed class SendChangeLetter(Db db, LetterDesk desk, PostOffice office) : IJob<ChangesToTell>
{
    public async Task RunAsync(ChangesToTell errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Participation, ct) is not { Mine.IsIn: true } to)
            return;
        var changes = await db
            .Changes.Where(c => c.EventId == to.Seen.Id && c.Id >= errand.First && c.Id <= errand.Last)
            .OrderBy(c => c.Id)
            .ToListAsync(ct);
        // What is not for this reader did not change for them.
        var news = Changed.Between(changes.Where(c => Event.ConcernsThoseWhoCome(c.Piece) && to.Seen.Shows(c)));
        if (news.Count == 0)
            return;
        var name = $"changes:{errand.Last}:{errand.Participation}";
        await office.Send(
            LetterDesk.Write(to, "changes", Subject(to, news), typeof(ChangeLetter), name) with
            {
                With = new Dictionary<string, object?>
                {
                    [nameof(ChangeLetter.Model)] = to,
                    [nameof(ChangeLetter.Rows)] = news.Select(c => Row(to.Words, c)).ToList(),
                },
                Calendar = await desk.Calendar(to, "PUBLISH", ct),
                Unsubscribe = to.Stop("changes"),
            },
            ct
        );
    }

    private static string Subject(Addressee to, IReadOnlyList<Changed> news) =>
        news.FirstOrDefault(c => c.Piece == Piece.Status) is { } status
            ? to.Words[
                "organizing.letter.status.subject",
                ("status", PieceInWords.Value(to.Words, Piece.Status, status.After)),
                ("event", to.SubjectTitle)
            ]
            : to.Words["organizing.letter.changed.subject", ("event", to.SubjectTitle)];

    private static ChangedRow Row(Words words, Changed changed) =>
        new(
            PieceInWords.Name(words, changed.Piece),
            PieceInWords.Value(words, changed.Piece, changed.Before),
            PieceInWords.Value(words, changed.Piece, changed.After)
        );
}

/// <summary>A piece that changed, in words.</summary>
public sealed record ChangedRow(string Name, string Before, string After);
