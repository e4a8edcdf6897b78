using Farandole.ActivityPub.Discovery;
using Farandole.ActivityPub.Reading;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Looks for somebody on another server by what people know them by; whoever is known here already is asked for nowhere.</summary>
internal sealed class SomebodyElsewhere(Db db, RemoteActors actors, RemoteDocuments documents, Instance instance)
{
    /// <summary>By handle (RFC 7033); null when nobody has it.</summary>
    /// <exception cref="IOException">Their server does not answer for the moment, and nothing is known of them.</exception>
    public async Task<RemoteActorRow?> Named(ActorHandle handle, CancellationToken ct)
    {
        var resolver = new HandleResolver(
            documents.FindDescriptorAsync,
            documents.FindAsync,
            // Another one than https on the machine of whoever works on it only.
            instance.Url.Scheme
        );
        return await resolver.FindAsync(handle, ct) is { Actor.Id: { } id } ? await actors.FindAsync(id, ct) : null;
    }

    /// <summary>By handle, of those who are known here.</summary>
    public async Task<RemoteActorRow?> KnownAs(ActorHandle handle, CancellationToken ct)
    {
        var (host, name) = (handle.Host, handle.ToString().ToLowerInvariant());
#pragma warning disable CA1304, CA1311, CA1862 // The database compares: capitals in a name tell nobody apart (RFC 7565).
        return await db.Set<RemoteActorRow>()
            .FirstOrDefaultAsync(a => a.Host == host && a.Handle.ToLower() == name, ct);
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <summary>By address, or by that of their page; null when it is nobody's.</summary>
    /// <exception cref="IOException">Their server does not answer for the moment, and nothing is known of them.</exception>
    public async Task<RemoteActorRow?> At(string address, CancellationToken ct)
    {
        if (
            await db.Set<RemoteActorRow>().FirstOrDefaultAsync(a => a.Address == address || a.Page == address, ct) is
            { } known
        )
            return known;
        return (await documents.FindAsync(address, ct)).Document is { Id: { } id } found && RemoteActor.Is(found)
            ? await actors.FindAsync(id, ct)
            : null;
    }
}
