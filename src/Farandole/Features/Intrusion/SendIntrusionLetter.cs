using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using NodaTime;

namespace Farandole.Features.Intrusion;

/// <summary>One of the approved is told that the doors were closed.</summary>
internal sealed record IntrusionToTell(ParticipationId Participation, Instant At);

/// <summary>Says what happened and what comes next, and nothing that was secret; nobody can stop it, because it is for their safety.</summary>
internal sealed class SendIntrusionLetter(LetterDesk desk, PostOffice office) : IJob<IntrusionToTell>
{
    private const string Kind = "intrusion";

    public async Task RunAsync(IntrusionToTell errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Participation, ct) is not { Mine.IsIn: true } to)
            return;
        var subject = to.Words["intrusion.letter.subject", ("event", to.SubjectTitle)];
        var name = $"{Kind}:{errand.Participation}:{errand.At.ToUnixTimeMilliseconds()}";
        await office.Send(LetterDesk.Write(to, Kind, subject, typeof(IntrusionLetter), name), ct);
    }
}
