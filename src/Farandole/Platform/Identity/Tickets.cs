using System.Text;
using Farandole.Domain.Events;
using Farandole.Domain.Guests;
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

    /// <summary>The link of somebody who only wants to be told what becomes known.</summary>
    public Secret NewForFollower() => ForFollower(Secret.NewSelector());

    /// <summary><c>/f/ff1_…</c>.</summary>
    public string PathOf(Follower follower) => $"/f/{ForFollower(follower.Selector).Reveal()}";

    /// <summary>The link of somebody on a guest list.</summary>
    public Secret NewForInvitee() => ForInvitee(Secret.NewSelector());

    /// <summary><c>/g/fg1_…</c>.</summary>
    public string PathOf(Invitee invitee) => $"/g/{ForInvitee(invitee.Selector).Reveal()}";

    /// <summary>The same place by a link that only their letter brings: whoever has it reads their mail.</summary>
    public string LetterPathOf(Invitee invitee) => $"/g/{ForInvitedMailbox(invitee.Selector).Reveal()}";

    /// <summary>Whether a link is that of the letter to this invitee.</summary>
    public bool IsFromLetter(Secret shown, Invitee invitee) => shown.Opens(ForInvitedMailbox(invitee.Selector).Hash);

    private Secret ForInvitedMailbox(string selector) =>
        Secret.Derived("fl", selector, signer.Sign("invited", Encoding.ASCII.GetBytes(selector)));

    private Secret ForInvitee(string selector) =>
        Secret.Derived("fg", selector, signer.Sign("invitee", Encoding.ASCII.GetBytes(selector)));

    private Secret For(string selector) =>
        Secret.Derived("ft", selector, signer.Sign("ticket", Encoding.ASCII.GetBytes(selector)));

    private Secret ForFollower(string selector) =>
        Secret.Derived("ff", selector, signer.Sign("follower", Encoding.ASCII.GetBytes(selector)));
}
