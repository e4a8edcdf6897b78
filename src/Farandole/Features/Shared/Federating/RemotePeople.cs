using System.Text;
using Farandole.Platform.Identity;

namespace Farandole.Features.Shared.Federating;

/// <summary>People on other servers where people are known by a hash: one each, whatever they do here.</summary>
internal static class RemotePeople
{
    private const string Purpose = "remote answer";

    /// <summary>Keyed hash of the address of an actor: by it they are kept away, and answer an event once.</summary>
    public static byte[] OfRemote(this AddressHash hashes, string actor) =>
        hashes.Sign(Purpose, Encoding.UTF8.GetBytes(actor));
}
