using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;

namespace Farandole.Features.Organizing;

/// <summary>Somebody was taken off the list, and is told so with the organizers' word or without.</summary>
internal sealed record RemovalToTell(ParticipationId Participation, string? Word);

internal sealed class SendRemovalLetter(LetterDesk desk, PostOffice office) : IJob<RemovalToTell>
{
    private const string Kind = "removed";

    public async Task RunAsync(RemovalToTell errand, CancellationToken ct)
    {
        if (await desk.FindGone(errand.Participation, ct) is not { IsGone: false, Mine.RemovedAt: not null } to)
            return;
        var subject = to.Words["organizing.letter.removed.subject", ("event", to.SubjectTitle)];
        await office.Send(
            LetterDesk.Write(to, Kind, subject, typeof(RemovalLetter), $"{Kind}:{errand.Participation}") with
            {
                With = new Dictionary<string, object?>
                {
                    [nameof(RemovalLetter.Model)] = to,
                    [nameof(RemovalLetter.Word)] = errand.Word,
                },
            },
            ct
        );
    }
}
