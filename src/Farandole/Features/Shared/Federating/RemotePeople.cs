using System.Text;
using Farandole.Platform.Identity;

namespace Farandole.Features.Shared.Federating;

/// <summary>Somebody on another server, as the doors ask about them.</summary>
/// <param name="Key">Keyed hash of their address: one person, whatever they do here.</param>
/// <param name="Servers">The name of their server, and of each that it is a sub-domain of.</param>
internal sealed record RemotePerson(byte[] Key, string[] Servers);

/// <summary>People on other servers where people are known by a hash.</summary>
internal static class RemotePeople
{
    private const string Purpose = "remote answer";

    /// <summary>By the address of an actor: by it they are kept away, and answer an event once.</summary>
    public static RemotePerson OfRemote(this AddressHash hashes, string actor) =>
        new(hashes.Sign(Purpose, Encoding.UTF8.GetBytes(actor)), AtServer.NamesOf(actor));
}
