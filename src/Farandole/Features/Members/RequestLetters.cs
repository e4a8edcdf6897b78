using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>The evening has come to tell those in charge who wants to be a member.</summary>
internal sealed record RequestsOfTheDay(GroupId Group);

/// <summary>One of those who are told.</summary>
internal sealed record RequestsToTell(GroupId Group, ProfileId Profile, Instant At);

/// <summary>The first request of a day plans the evening's letter; those that follow go into the same.</summary>
internal sealed class PlanRequestsLetter(EveningRound round) : IJob<MembershipAsked>
{
    public Task RunAsync(MembershipAsked fact, CancellationToken ct) =>
        round.Plan($"group-requests:{fact.Group}", new RequestsOfTheDay(fact.Group), fact.At, ct);
}

/// <summary>Plans a letter for each who may say yes or no.</summary>
internal sealed class TellThoseInCharge(EveningRound round) : IJob<RequestsOfTheDay>
{
    public Task RunAsync(RequestsOfTheDay errand, CancellationToken ct) =>
        round.Tell(
            $"group-requests:{errand.Group}",
            (errand.Group, Act.ReceiveMembers),
            (profile, now) => new RequestsToTell(errand.Group, profile, now),
            ct
        );
}

/// <summary>Who waits, all in one letter: once a day at most, and nothing when all were answered meanwhile.</summary>
internal sealed class SendRequestsLetter(GroupPost post, Db db) : IJob<RequestsToTell>
{
    private const string Kind = "group-requests";
    private const int MostNamed = 10;
    private const int MostRead = 1_000;

    public async Task RunAsync(RequestsToTell errand, CancellationToken ct)
    {
        var names = await (
            from request in db.RequestsHeard(errand.Group)
            join profile in db.Set<Profile>() on request.ProfileId equals profile.Id
            orderby request.AskedAt, request.Id
            select profile.Name
        ).ToListAsync(ct);
        var far = await db.FarMembers(errand.Group, RemoteStanding.Asked, MostRead, ct);
        names.AddRange(far.Select(f => f.Name));
        if (names.Count == 0 || await post.Find(errand.Group, errand.Profile, ct) is not { } to)
            return;
        await post.Send<RequestsLetter>(
            to,
            (Kind, to.Words.Plural("members.letter.requests.subject", names.Count, ("group", to.Outside))),
            $"{Kind}:{errand.Group}:{errand.Profile}:{errand.At.ToUnixTimeMilliseconds()}",
            refusal: null,
            ct,
            (nameof(RequestsLetter.To), to),
            (nameof(RequestsLetter.Count), names.Count),
            (nameof(RequestsLetter.Names), string.Join(", ", names.Take(MostNamed))),
            (nameof(RequestsLetter.Url), post.Absolute($"{Space.PathOf(to.Group.Handle)}/requests"))
        );
    }
}
