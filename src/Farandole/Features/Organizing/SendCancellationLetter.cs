using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;

namespace Farandole.Features.Organizing;

/// <summary>One of those who are told that it will not take place.</summary>
internal sealed record CancellationToTell(ParticipationId Participation);

internal sealed class SendCancellationLetter(LetterDesk desk, PostOffice office) : IJob<CancellationToTell>
{
    private const string Kind = "cancelled";

    public async Task RunAsync(CancellationToTell errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Participation, ct) is not { Mine.IsIn: true } to)
            return;
        var subject = to.Words["organizing.letter.cancelled.subject", ("event", to.SubjectTitle)];
        var name = $"{Kind}:{errand.Participation}";
        await office.Send(
            LetterDesk.Write(to, Kind, subject, typeof(CancellationLetter), name) with
            {
                Calendar = await desk.Calendar(to, "CANCEL", ct),
            },
            ct
        );
    }
}
