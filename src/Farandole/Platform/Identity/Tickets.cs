using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;

namespace Farandole.Platform.Identity;

/// <summary>
/// Makes the secret of an answer's personal link, and makes it again for each letter: 192 bits keyed by the instance's
/// secret over a random selector. A new selector ends the old link.
/// </summary>
internal sealed class Tickets(AddressHash signer)
{
    public Secret New() => For(Secret.NewSelector());

    /// <summary>The path of somebody's personal link: <c>/t/ft1_…</c>.</summary>
    public string PathOf(Participation participation) => $"/t/{For(participation.TicketSelector).Reveal()}";

    private Secret For(string selector) =>
        Secret.Derived("ft", selector, signer.Sign("ticket", Encoding.ASCII.GetBytes(selector)));
}
