using Farandole.Domain.Groups;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using NodaTime;

namespace Farandole.Features.Members.FromElsewhere;

/// <summary>How people of other servers come into a group, and go: inside they have no name in what happened, as nobody has who left.</summary>
internal static class FarArrivals
{
    /// <summary>Whether it may be the address of a group: it is a profile's or a group's, if anybody's.</summary>
    public static bool IsOfFace(this Instance instance, string? address) =>
        address?.StartsWith(instance.Absolute(Handles.PageOf("")), StringComparison.Ordinal) == true;

    /// <summary>Inside a transaction: makes a member of them, and says so inside.</summary>
    public static void LetIn(this Db db, RemoteMemberRow row, Instant now)
    {
        row.Belong(now);
        db.Add(GroupNote.Of(row.GroupId, null, "joined-far", null, now));
    }

    /// <summary>Inside a transaction: they go by themselves; of who only waited nothing is said.</summary>
    public static void LetGo(this Db db, RemoteMemberRow row, Instant now)
    {
        db.Remove(row);
        if (row.IsMember)
            db.Add(GroupNote.Of(row.GroupId, null, "left-far", null, now));
    }
}
