using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Discovery;

/// <summary>An actor and the handle under which its own server knows it.</summary>
public sealed record ResolvedActor(RemoteActor Actor, ActorHandle Handle);

/// <summary>Whether somebody is known to their server, and where it takes up what they met elsewhere; null when nowhere.</summary>
public sealed record WayHome(bool IsKnown, string? Template)
{
    internal const string Place = "{uri}";

    /// <summary>Their own server's page for something; null when it has none.</summary>
    public Uri? For(string address) =>
        Uri.TryCreate(
            Template?.Replace(Place, Uri.EscapeDataString(address), StringComparison.Ordinal),
            UriKind.Absolute,
            out var page
        )
            ? page
            : null;
}

/// <summary>
/// Finds the actor of a handle (RFC 7033), and the handle of an actor. Both ways must lead to the same: a descriptor can point at
/// anybody, and an actor can call itself anything.
/// </summary>
/// <param name="descriptors">Gets a descriptor by the address of the question.</param>
/// <param name="documents">Gets an actor.</param>
/// <param name="scheme"><c>https</c>; another only for tests on this machine.</param>
public sealed class HandleResolver(FindDocument descriptors, FindDocument documents, string scheme = "https")
{
    /// <summary>Null when there is nobody, or somebody else.</summary>
    public async Task<ResolvedActor?> FindAsync(ActorHandle handle, CancellationToken ct)
    {
        if (await AskAsync(handle, ct) is not { } descriptor || ActorIn(descriptor) is not { } id)
            return null;
        if ((await documents(id, ct)).Document is not { } document || document.Id != id || !RemoteActor.Is(document))
            return null;
        var actor = new RemoteActor(document);
        return await HandleOfAsync(actor, ct) is { } confirmed ? new ResolvedActor(actor, confirmed) : null;
    }

    /// <summary>
    /// Where the server of this handle takes up what its people met elsewhere: an address with <c>{uri}</c> in it. Nobody is
    /// known when its server does not answer for them.
    /// </summary>
    public async Task<WayHome> FindWayHomeAsync(ActorHandle handle, CancellationToken ct)
    {
        if (await AskAsync(handle, ct) is not { } descriptor)
            return new WayHome(false, null);
        var template = descriptor
            .Objects("links")
            .Where(l => l.Text("rel") == ResourceDescriptor.Subscribe)
            .Select(l => l.Text("template"))
            .FirstOrDefault(t =>
                t?.StartsWith($"{scheme}://", StringComparison.OrdinalIgnoreCase) == true
                && t.Contains(WayHome.Place, StringComparison.Ordinal)
            );
        return new WayHome(true, template);
    }

    /// <summary>
    /// The handle that its server confirms: of the server of its id, or of another one (a «split domain») that confirms it too.
    /// </summary>
    public async Task<ActorHandle?> HandleOfAsync(RemoteActor actor, CancellationToken ct)
    {
        if (ActorHandle.Parse($"{actor.PreferredUsername}@{Origin.HostOf(actor.Id)}") is not { } handle)
            return null;
        if (await AskAsync(handle, ct) is not { } descriptor || ActorIn(descriptor) != actor.Id)
            return null;
        if (ActorHandle.Parse(descriptor.Text("subject")) is not { } subject || subject == handle)
            return handle;
        return await AskAsync(subject, ct) is { } other && ActorIn(other) == actor.Id ? subject : handle;
    }

    /// <summary>The first link to itself that is of ActivityPub.</summary>
    public static string? ActorIn(ActivityObject descriptor) =>
        descriptor
            .Objects("links")
            .Where(l => l.Text("rel") == ResourceDescriptor.Self && ContentTypes.IsActivity(l.Text("type")))
            .Select(l => l.Text("href"))
            .FirstOrDefault(h => Origin.Of(h) is not null);

    private async Task<ActivityObject?> AskAsync(ActorHandle handle, CancellationToken ct)
    {
        var question = $"{scheme}://{handle.Host}/.well-known/webfinger?resource={Uri.EscapeDataString(handle.Acct)}";
        return (await descriptors(question, ct)).Document;
    }
}
