using Farandole.ActivityPub.Discovery;
using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Federation;

namespace Farandole.Features.Elsewhere;

/// <summary>What is at an address, or who has a handle, on another site.</summary>
internal abstract record FoundElsewhere
{
    /// <summary>Somebody to follow.</summary>
    public sealed record Somebody(RemoteActorRow Who) : FoundElsewhere;

    /// <summary>An event, which is kept.</summary>
    public sealed record Happening(Guid Id) : FoundElsewhere;

    /// <summary>It is on this site.</summary>
    public sealed record Here(string Path) : FoundElsewhere;

    /// <param name="Why">The word <c>elsewhere.reason.{Why}</c>.</param>
    public sealed record Nothing(string Why) : FoundElsewhere;
}

/// <summary>Looks for what somebody typed: a handle (RFC 7033), the address of somebody or of an event, or of a whole site (FEP-2677).</summary>
internal sealed class FindElsewhere(
    RemoteDocuments documents,
    RemoteActors actors,
    SomebodyElsewhere people,
    EventsFromElsewhere events,
    Instance instance
)
{
    public async Task<FoundElsewhere> Find(string typed, CancellationToken ct)
    {
        try
        {
            var address = Origin.Of(typed) is null ? null : typed;
            if (address is not null && Origin.Same(address, instance.Absolute("/")))
                return new FoundElsewhere.Here(new Uri(address).AbsolutePath);
            if (address is null && ActorHandle.Parse(typed) is { } handle)
                return await Named(handle, ct);
            // A site alone, with or without its scheme: whoever stands for it.
            var site = address ?? $"{instance.Url.Scheme}://{typed}";
            if (Origin.Of(site) is null || typed.Contains(' ', StringComparison.Ordinal))
                return new FoundElsewhere.Nothing("unreadable");
            // Where WordPress has somebody, or an event, there is a question: /?author=1.
            return new Uri(site).PathAndQuery == "/" ? await Site(site, ct) : await At(site, ct);
        }
        catch (IOException)
        {
            return new FoundElsewhere.Nothing("away");
        }
    }

    private async Task<FoundElsewhere> Named(ActorHandle handle, CancellationToken ct)
    {
        if (handle.Host == instance.Url.Authority)
            return new FoundElsewhere.Here($"/@{handle.Name}");
        return await people.Named(handle, ct) is { } who
            ? new FoundElsewhere.Somebody(who)
            : new FoundElsewhere.Nothing("nobody");
    }

    /// <summary>The actor that stands for it, as it says itself.</summary>
    private async Task<FoundElsewhere> Site(string site, CancellationToken ct)
    {
        var origin = new Uri(site).GetLeftPart(UriPartial.Authority);
        var links = await documents.FindDescriptorAsync(RemoteNode.LinksAt(origin), ct);
        if (links.Document is { } document && RemoteNode.ApplicationIn(document, origin) is { } application)
            return await Somebody(application, ct);
        return ActorHandle.Parse($"{InstanceActor.Name}@{new Uri(site).Authority}") is { } relay
            ? await Named(relay, ct)
            : new FoundElsewhere.Nothing("nobody");
    }

    private async Task<FoundElsewhere> At(string address, CancellationToken ct)
    {
        var found = await documents.FindAsync(address, ct);
        if (found.Document is not { Id: { } id } document)
            return new FoundElsewhere.Nothing(
                found.WhyNot is ActivityPub.Fetching.FetchRefusal.NoAnswer ? "away" : "nothing"
            );
        if (RemoteActor.Is(document))
            return await Somebody(id, ct);
        if (!RemoteEvent.Is(document))
            return new FoundElsewhere.Nothing("other");
        var voices = EventsFromElsewhere.VoicesOf(document);
        return await events.Keep(document, voices, isWanted: true, ct) is { } kept
            ? new FoundElsewhere.Happening(kept)
            : new FoundElsewhere.Nothing("closed");
    }

    private async Task<FoundElsewhere> Somebody(string address, CancellationToken ct) =>
        await actors.FindAsync(address, ct) is { } who
            ? new FoundElsewhere.Somebody(who)
            : new FoundElsewhere.Nothing("nobody");
}
