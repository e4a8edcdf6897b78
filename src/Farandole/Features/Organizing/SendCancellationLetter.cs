using Farandole.Domain.Kernel;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;

namespace Farandole.Features.Organizing;

/// <summary>One of those who are told that it will not take place.</summary>
internal sealed record CancellationToTell(ParticipationId Participation);

internal sealed class SendCancellationLetter(Readers readers, PostOffice office) : IJob<CancellationToTell>
{
    public async Task RunAsync(CancellationToTell errand, CancellationToken ct)
    {
        if (await readers.Find(errand.Participation, ct) is not { } reader)
            return;
        var letter = new Letter
        {
            To = reader.Address,
            Language = reader.Answer.Language,
            Kind = "cancelled",
            Solicited = true,
            Subject = reader.Words["organizing.letter.cancelled.subject", ("event", reader.Title)],
            Body = typeof(CancellationLetter),
            With = new Dictionary<string, object?>
            {
                [nameof(CancellationLetter.Seen)] = reader.Seen,
                [nameof(CancellationLetter.Ticket)] = reader.Ticket,
            },
            About = reader.Seen.Id,
            Errand = $"cancelled:{errand.Participation}",
            Calendar = readers.Calendar(reader.Seen, "CANCEL"),
        };
        await office.Send(letter, ct);
    }
}
