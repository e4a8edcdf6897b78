using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Who acts here on the network, by address and by handle: profiles, groups, and the instance itself.</summary>
internal static class LocalActors
{
    public static LocalActor ActorOf(this Instance instance, Profile profile) =>
        instance.Named(profile.Handle) with
        {
            Profile = profile.Id,
        };

    public static LocalActor ActorOf(this Instance instance, Group group) =>
        instance.Named(group.Handle) with
        {
            Group = group.Id,
        };

    /// <summary>A profile or a group by its address alone, also when it is no more: its key stays until it has taken leave.</summary>
    /// <param name="address">As others were told it.</param>
    /// <param name="profile">Null for a group, which is then said besides, and for the instance.</param>
    public static LocalActor ActorOnceAt(string address, ProfileId? profile) =>
        new(address, address[(address.LastIndexOf('/') + 1)..].TrimStart('@')) { Profile = profile };

    /// <summary>Null when the address is of nobody here.</summary>
    public static async Task<LocalActor?> ActorAt(this Db db, Instance instance, string? address, CancellationToken ct)
    {
        var here = instance.Absolute("/");
        if (address is null || !address.StartsWith(here, StringComparison.Ordinal))
            return null;
        var path = address[(here.Length - 1)..];
        if (path == InstanceActor.Path)
            return instance.Relay();
        return path.StartsWith("/@", StringComparison.Ordinal) && Handle.Parse(path[2..]) is { } handle
            ? await db.ActorNamed(instance, handle.Value, ct)
            : null;
    }

    /// <summary>Null when the handle is nobody's, or nobody's any more.</summary>
    public static async Task<LocalActor?> ActorNamed(this Db db, Instance instance, string handle, CancellationToken ct)
    {
        if (handle == InstanceActor.Name)
            return instance.Relay();
        if (await db.Set<Profile>().FirstOrDefaultAsync(p => p.Handle == handle, ct) is { } profile)
            return instance.ActorOf(profile);
        return await db.OpenGroups().FirstOrDefaultAsync(g => g.Handle == handle, ct) is { } found
            ? instance.ActorOf(found)
            : null;
    }

    private static LocalActor Named(this Instance instance, string handle) =>
        new(instance.Absolute(Handles.PageOf(handle)), handle);
}
