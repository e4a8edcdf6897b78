using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>
/// A group elsewhere says yes or no to a Join of ours, or that it takes none, with the Join inside or a Member (Mobilizon). The
/// last one holds: a no may come after a yes.
/// </summary>
internal sealed class ReceiveMemberAnswer(Writer writer, Later later, ToGroups groups, Instance instance, IClock clock)
    : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type is "Accept" or "Reject" or "Ignore"
        && activity.ObjectType is null or "Join" or "Member"
        && activity.Document.Part("object") is { } thing
        && instance.Concerns(thing);

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var thing = activity.Document.Part("object")!;
        await writer.Write(
            async (db, token) =>
            {
                if (await db.Spoken(activity, thing, token) is not { Listens: true } row)
                    return;
                row.Called(thing);
                await groups.Hear(db, row, StateOf(activity.Type!, row), row.Role, token);
                await later.TellBelonging(db, row, clock.GetCurrentInstant(), token);
            },
            ct
        );
        groups.Ring();
    }

    private static BelongingElsewhere StateOf(string type, RemoteMembershipRow row) =>
        type switch
        {
            "Accept" => BelongingElsewhere.Member,
            "Reject" => row.Ended(),
            // Of one who is in already it says nothing.
            _ => row.State == BelongingElsewhere.Asked ? BelongingElsewhere.Ignored : row.State,
        };
}

/// <summary>A group elsewhere says what a member of ours is to it (Mobilizon): its role, or that it is none.</summary>
internal sealed class ReceiveMember(Writer writer, Later later, ToGroups groups, Instance instance, IClock clock)
    : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type is "Create" or "Update"
        && activity.ObjectType == "Member"
        && instance.Concerns(activity.Embedded!);

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var thing = activity.Embedded!;
        await writer.Write(
            async (db, token) =>
            {
                if (await db.Spoken(activity, thing, token) is not { Listens: true } row)
                    return;
                var (state, role) = Of(thing.Text("role"), row);
                row.Called(thing);
                await groups.Hear(db, row, state, role, token);
                await later.TellBelonging(db, row, clock.GetCurrentInstant(), token);
            },
            ct
        );
        groups.Ring();
    }

    private static (BelongingElsewhere, RoleElsewhere) Of(string? role, RemoteMembershipRow row) =>
        role switch
        {
            "member" => (BelongingElsewhere.Member, RoleElsewhere.Member),
            "moderator" => (BelongingElsewhere.Member, RoleElsewhere.Moderator),
            "administrator" or "creator" => (BelongingElsewhere.Member, RoleElsewhere.Administrator),
            "rejected" => (row.Ended(), RoleElsewhere.Member),
            "not_approved" when row.State == BelongingElsewhere.Member => (
                BelongingElsewhere.Asked,
                RoleElsewhere.Member
            ),
            _ => (row.State, row.Role),
        };
}

/// <summary>A group elsewhere puts a member of ours out, says no to who asked, or takes its invitation back (Mobilizon).</summary>
internal sealed class ReceiveRemoval(Writer writer, Later later, ToGroups groups, IClock clock) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type == "Remove" && activity.Document.Part("object") is not null;

    public Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var thing = activity.Document.Part("object")!;
        return writer.Write(
            async (db, token) =>
            {
                if (await db.Spoken(activity, thing, token) is not { } row)
                    return;
                if (row.Lasts)
                    row.Become(row.Ended(), groups.Today);
                else if (row.State == BelongingElsewhere.Invited)
                    row.Choose(BelongingElsewhere.Uninvited, groups.Today);
                await later.TellBelonging(db, row, clock.GetCurrentInstant(), token);
            },
            ct
        );
    }
}

internal static class Heard
{
    /// <summary>Inside a transaction: it is so now, as the group says.</summary>
    public static async Task Hear(
        this ToGroups groups,
        Db inside,
        RemoteMembershipRow row,
        BelongingElsewhere state,
        RoleElsewhere role,
        CancellationToken ct
    )
    {
        var isNew = state == BelongingElsewhere.Member && row.State != state;
        row.Become(state, groups.Today, state == BelongingElsewhere.Member ? role : RoleElsewhere.Member);
        if (isNew)
            await groups.FollowToo(inside, row, ct);
    }

    /// <summary>What a no makes of it.</summary>
    public static BelongingElsewhere Ended(this RemoteMembershipRow row) =>
        row.State is BelongingElsewhere.Member or BelongingElsewhere.Removed
            ? BelongingElsewhere.Removed
            : BelongingElsewhere.Refused;

    /// <summary>By the name that its server gives to a Member it is removed later (Mobilizon).</summary>
    public static void Called(this RemoteMembershipRow row, ActivityObject thing)
    {
        if (thing is { IsReference: false, Id: { Length: <= 2_000 } id } && Origin.Same(id, row.Actor))
            row.MembershipId = id;
    }
}
