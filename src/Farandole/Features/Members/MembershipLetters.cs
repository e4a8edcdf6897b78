using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>Tells somebody what became of what they asked, or that the keys are theirs.</summary>
internal static class MembershipLetters
{
    public static async Task Tell(
        this GroupPost post,
        (GroupId Group, ProfileId Profile, Instant At) about,
        (string Kind, string Word) what,
        CancellationToken ct
    )
    {
        if (await post.Find(about.Group, about.Profile, ct) is not { } to)
            return;
        var word = $"members.letter.{what.Word}";
        await post.Send<MembershipLetter>(
            to,
            (what.Kind, to.Words[$"{word}.subject", ("group", to.Outside)]),
            $"{what.Kind}:{about.Group}:{about.Profile}:{about.At.ToUnixTimeMilliseconds()}",
            isAsked: true,
            ct,
            (nameof(MembershipLetter.To), to),
            (nameof(MembershipLetter.Word), word),
            (nameof(MembershipLetter.Url), post.Absolute(what.Word is "yes" or "keys" ? Space.PathOf(to.Group.Handle) : "/groups"))
        );
    }
}

internal sealed class SendYesLetter(GroupPost post) : IJob<MembershipGranted>
{
    public Task RunAsync(MembershipGranted fact, CancellationToken ct) =>
        post.Tell((fact.Group, fact.Profile, fact.At), ("group-answer", "yes"), ct);
}

internal sealed class SendNoLetter(GroupPost post) : IJob<MembershipRefused>
{
    public Task RunAsync(MembershipRefused fact, CancellationToken ct) =>
        post.Tell((fact.Group, fact.Profile, fact.At), ("group-answer", "no"), ct);
}

internal sealed class SendLapsedLetter(GroupPost post) : IJob<MembershipLapsed>
{
    public Task RunAsync(MembershipLapsed fact, CancellationToken ct) =>
        post.Tell((fact.Group, fact.Profile, fact.At), ("group-answer", "lapsed"), ct);
}

internal sealed class SendKeysLetter(GroupPost post) : IJob<KeysInherited>
{
    public Task RunAsync(KeysInherited fact, CancellationToken ct) =>
        post.Tell((fact.Group, fact.Profile, fact.At), ("group-keys", "keys"), ct);
}
