using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
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
internal sealed class PlanRequestsLetter(Writer writer, Later later, Instance instance) : IJob<MembershipAsked>
{
    public Task RunAsync(MembershipAsked fact, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
                later.DoOnce(
                    db,
                    $"group-requests:{fact.Group}",
                    new RequestsOfTheDay(fact.Group),
                    LetterTimes.NextEvening(fact.At, instance.Zone),
                    move: false,
                    token
                ),
            ct
        );
}

/// <summary>Plans a letter for each who may say yes or no.</summary>
internal sealed class TellThoseInCharge(Writer writer, Later later, IClock clock) : IJob<RequestsOfTheDay>
{
    public Task RunAsync(RequestsOfTheDay errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                if (!await db.RequestsHeard(errand.Group).AnyAsync(token))
                    return;
                foreach (var profile in await InCharge(db, errand.Group, now.InUtc().Date, token))
                    await later.DoOnce(
                        db,
                        $"group-requests:{errand.Group}:{profile}",
                        new RequestsToTell(errand.Group, profile, now),
                        now,
                        move: false,
                        token
                    );
            },
            ct
        );

    /// <summary>By their role, or by one of their teams.</summary>
    private static async Task<IEnumerable<ProfileId>> InCharge(
        Db db,
        GroupId group,
        LocalDate today,
        CancellationToken ct
    )
    {
        var roles = await db.Set<Role>().Where(r => r.GroupId == group).ToDictionaryAsync(r => r.Id, ct);
        var teams = (await db.Set<Team>().Where(t => t.GroupId == group).ToListAsync(ct))
            .Where(t => Receives(t.Rights))
            .Select(t => t.Id)
            .ToArray();
        var byTeam = await db.Set<TeamSeat>().Where(s => teams.Contains(s.TeamId)).ToListAsync(ct);
        var seated = byTeam.Where(s => !(s.Until < today)).Select(s => s.MemberId).ToHashSet();
        var members = await db.Set<Member>().Where(m => m.GroupId == group).ToListAsync(ct);
        return members
            .Where(m => seated.Contains(m.Id) || Receives(roles[m.RoleOn(today)].Rights))
            .Select(m => m.ProfileId);
    }

    private static bool Receives(Rights rights) => rights.May(Act.ReceiveMembers.Area, Act.ReceiveMembers.Level);
}

/// <summary>Who waits, all in one letter: once a day at most, and nothing when all were answered meanwhile.</summary>
internal sealed class SendRequestsLetter(GroupPost post, Db db) : IJob<RequestsToTell>
{
    private const string Kind = "group-requests";
    private const int MostNamed = 10;

    public async Task RunAsync(RequestsToTell errand, CancellationToken ct)
    {
        var names = await (
            from request in db.RequestsHeard(errand.Group)
            join profile in db.Set<Profile>() on request.ProfileId equals profile.Id
            orderby request.AskedAt, request.Id
            select profile.Name
        ).ToListAsync(ct);
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
