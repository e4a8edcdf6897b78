using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>Which groups an account waits for, under each of its faces: on its own page, and in its own file.</summary>
internal sealed class RequestsOfAccount : IAccountPart
{
    private const int MostShown = 200;

    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var asked = await (
            from request in db.Set<GroupRequest>()
            join profile in db.Set<Profile>() on request.ProfileId equals profile.Id
            join wanted in db.Set<Group>() on request.GroupId equals wanted.Id
            where profile.AccountId == mine
            orderby wanted.Name
            select new OwnRequest(
                wanted.Handle,
                wanted.Name,
                wanted.Picture,
                profile.Handle,
                profile.Name,
                request.Words,
                request.AskedAt
            )
        )
            .Take(MostShown)
            .ToListAsync(ct);
        return new(
            typeof(OwnRequests),
            new OwnRequestsModel(asked),
            "groupRequests",
            asked.Select(a => new RequestData(a.Group, a.Name, a.As, a.Words, a.AskedAt.ToString()))
        );
    }

    private sealed record RequestData(string Handle, string Name, string Profile, string? Words, string AskedAt);
}

/// <summary>The requests of the account whose page it is.</summary>
public sealed record OwnRequestsModel(IReadOnlyList<OwnRequest> Requests);

/// <summary>One of them.</summary>
/// <param name="Group">Its handle.</param>
/// <param name="Name">Of the group.</param>
/// <param name="Picture">Of the group.</param>
/// <param name="As">The handle of the profile that asks.</param>
/// <param name="AsName">Its name.</param>
/// <param name="Words">What was said.</param>
/// <param name="AskedAt">When.</param>
public sealed record OwnRequest(
    string Group,
    string Name,
    PictureId? Picture,
    string As,
    string AsName,
    string? Words,
    Instant AskedAt
);
