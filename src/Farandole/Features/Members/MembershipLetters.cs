using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>Tells somebody what became of what they asked, or that the keys are theirs.</summary>
internal static class MembershipLetters
{
    private const string Kind = "membership";

    public static async Task Tell(
        this GroupPost post,
        (GroupId Group, ProfileId Profile, Instant At) about,
        string word,
        CancellationToken ct,
        Pause? pause = null
    )
    {
        if (await post.Find(about.Group, about.Profile, ct) is not { } to)
            return;
        var said = $"members.letter.{word}";
        await post.Send<MembershipLetter>(
            to,
            (Kind, to.Words[$"{said}.subject", ("group", to.Outside)]),
            $"{Kind}:{about.Group}:{about.Profile}:{about.At.ToUnixTimeMilliseconds()}",
            refusal: null,
            ct,
            (nameof(MembershipLetter.To), to),
            (nameof(MembershipLetter.Word), said),
            (nameof(MembershipLetter.Until), pause?.Until),
            (nameof(MembershipLetter.Why), pause?.Why),
            (
                nameof(MembershipLetter.Url),
                post.Absolute(word is "yes" or "keys" or "pause" ? Space.PathOf(to.Group.Handle) : "/groups")
            )
        );
    }
}

internal sealed class SendGroupYes(GroupPost post) : IJob<MembershipGranted>
{
    public Task RunAsync(MembershipGranted fact, CancellationToken ct) =>
        post.Tell((fact.Group, fact.Profile, fact.At), "yes", ct);
}

internal sealed class SendGroupNo(GroupPost post) : IJob<MembershipRefused>
{
    public Task RunAsync(MembershipRefused fact, CancellationToken ct) =>
        post.Tell((fact.Group, fact.Profile, fact.At), "no", ct);
}

internal sealed class SendGroupLapsed(GroupPost post) : IJob<MembershipLapsed>
{
    public Task RunAsync(MembershipLapsed fact, CancellationToken ct) =>
        post.Tell((fact.Group, fact.Profile, fact.At), "lapsed", ct);
}

/// <summary>Says why and until when, unless the pause is over before the letter could leave.</summary>
internal sealed class SendPause(GroupPost post, Db db) : IJob<MemberPaused>
{
    public async Task RunAsync(MemberPaused fact, CancellationToken ct)
    {
        var member = await db.Set<Member>()
            .FirstOrDefaultAsync(m => m.GroupId == fact.Group && m.ProfileId == fact.Profile, ct);
        if (member?.PausedUntil is { } until)
            await post.Tell((fact.Group, fact.Profile, fact.At), "pause", ct, new(until, member.WhyPaused));
    }
}

internal sealed class SendGroupKeys(GroupPost post) : IJob<KeysInherited>
{
    public Task RunAsync(KeysInherited fact, CancellationToken ct) =>
        post.Tell((fact.Group, fact.Profile, fact.At), "keys", ct);
}
