using Farandole.ActivityPub.Discovery;
using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Federation;

namespace Farandole.Features.Moving;

/// <summary>Why one cannot go there, or come from there.</summary>
internal enum NoHome
{
    Unreadable,

    /// <summary>It is on this site.</summary>
    Here,
    Nobody,

    /// <summary>Its server does not answer for the moment.</summary>
    Away,

    /// <summary>A person is no group.</summary>
    OtherKind,

    /// <summary>It does not say that it was here before.</summary>
    Unexpected,

    /// <summary>It is itself somewhere else by now.</summary>
    Moved,
}

/// <summary>Finds an address on another server, and asks there whether somebody is expected.</summary>
internal sealed class NewHomes(SomebodyElsewhere people, RemoteDocuments documents, Instance instance)
{
    private const int MaxTyped = 2000;

    /// <param name="typed">A handle, or an address.</param>
    /// <param name="isGroup">Whether it must be a group; else a person.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<(RemoteActorRow? Found, NoHome? WhyNot)> Find(string? typed, bool isGroup, CancellationToken ct)
    {
        var address = Origin.Of(typed) is null ? null : typed;
        var handle = address is null && typed is { Length: <= MaxTyped } ? ActorHandle.Parse(typed) : null;
        if (handle is null && address is not { Length: <= MaxTyped })
            return (null, NoHome.Unreadable);
        if (handle?.Host == instance.Url.Authority || Origin.Same(address, instance.Absolute("/")))
            return (null, NoHome.Here);
        try
        {
            var found = handle is null ? await people.At(address!, ct) : await people.Named(handle, ct);
            return found is null ? (null, NoHome.Nobody)
                : isGroup ? (found.IsGroup ? (found, null) : (null, NoHome.OtherKind))
                : found.Kind == "Person" ? (found, null)
                : (null, NoHome.OtherKind);
        }
        catch (IOException)
        {
            return (null, NoHome.Away);
        }
    }

    /// <summary>Whether the one there says to have been here (FEP-7628): as their server shows them now, whatever was known.</summary>
    public async Task<NoHome?> WhyNotTo(RemoteActorRow there, string from, CancellationToken ct)
    {
        if ((await documents.FindAsync(there.Address, ct)).Document is not { } document)
            return NoHome.Away;
        var shown = new RemoteActor(document);
        return !shown.AlsoKnownAs.Contains(from) ? NoHome.Unexpected
            : shown.MovedTo is not null ? NoHome.Moved
            : null;
    }
}
