using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;

namespace Farandole.Features.Organizing;

/// <summary>A message of the organizers and one of its readers; the address stays where it is.</summary>
internal sealed record MessageToSend(ParticipationId Participation, Guid Message, string Text);

internal sealed class SendMessageLetter(LetterDesk desk, PostOffice office) : IJob<MessageToSend>
{
    public async Task RunAsync(MessageToSend errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Participation, ct) is not { Mine: { IsIn: true, WantsMessages: true } } to)
            return;
        var subject = to.Words["organizing.letter.message.subject", ("event", to.SubjectTitle)];
        var name = $"message:{errand.Message:N}:{errand.Participation}";
        await office.Send(
            LetterDesk.Write(to, "message", subject, typeof(MessageLetter), name) with
            {
                With = new Dictionary<string, object?>
                {
                    [nameof(MessageLetter.Model)] = to,
                    [nameof(MessageLetter.Text)] = errand.Text,
                },
                Unsubscribe = to.Stop("messages"),
                Notice = new(to.Mine.Id, errand.Text),
            },
            ct
        );
    }
}
