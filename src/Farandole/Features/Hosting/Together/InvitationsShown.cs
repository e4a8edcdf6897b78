using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using NodaTime;

namespace Farandole.Features.Hosting.Together;

/// <summary>What a group is asked, on the first page of its space: for those who may answer.</summary>
internal sealed class InvitationsInSpace(IClock clock) : ISpacePart
{
    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        if (!space.May(Act.AnnounceEvent))
            return null;
        var group = space.Group.Id;
        var asked = await db.Set<HostInvitation>()
            .Where(i => i.GroupId == group && i.RefusedAt == null)
            .Told(db, clock.GetCurrentInstant(), ct);
        return asked.Count == 0 ? null : new(typeof(AskedPanel), new AskedModel(asked), Order: 14);
    }
}

/// <summary>What the faces of an account are asked, on its own page and in its own file.</summary>
internal sealed class InvitationsOfAccount(IClock clock) : IAccountPart
{
    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var faces = db.Set<Profile>().Where(p => p.AccountId == mine).Select(p => (ProfileId?)p.Id);
        var asked = await db.Set<HostInvitation>()
            .Where(i => faces.Contains(i.ProfileId))
            .Told(db, clock.GetCurrentInstant(), ct);
        return new(
            typeof(AskedPanel),
            new AskedModel([.. asked.Where(a => !a.IsRefused)]),
            "hostInvitations",
            asked.Select(a => new AskedData(a.Seen.Id.ToString(), a.Seen.Title, a.To, a.By, a.IsRefused))
        );
    }

    private sealed record AskedData(string Event, string? Title, string Profile, string? By, bool Refused);
}

/// <summary>Invitations that wait for an answer.</summary>
internal sealed record AskedModel(IReadOnlyList<Asked> All);
