using Farandole.Domain.Kernel;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;

namespace Farandole.Features.Organizing;

/// <summary>A message of the organizers and one of its readers; the address stays where it is.</summary>
internal sealed record MessageToSend(ParticipationId Participation, Guid Message, string Text);

internal sealed class SendMessageLetter(Readers readers, PostOffice office) : IJob<MessageToSend>
{
    public async Task RunAsync(MessageToSend errand, CancellationToken ct)
    {
        if (await readers.Find(errand.Participation, ct) is not { Answer.WantsMessages: true } reader)
            return;
        var letter = new Letter
        {
            To = reader.Address,
            Language = reader.Answer.Language,
            Kind = "message",
            Solicited = true,
            Subject = reader.Words["organizing.letter.message.subject", ("event", reader.Title)],
            Body = typeof(MessageLetter),
            With = new Dictionary<string, object?>
            {
                [nameof(MessageLetter.Seen)] = reader.Seen,
                [nameof(MessageLetter.Text)] = errand.Text,
                [nameof(MessageLetter.Ticket)] = reader.Ticket,
                [nameof(MessageLetter.Stop)] = reader.Stop("messages"),
            },
            About = reader.Seen.Id,
            Errand = $"message:{errand.Message:N}:{errand.Participation}",
            Unsubscribe = reader.Stop("messages"),
        };
        await office.Send(letter, ct);
    }
}
