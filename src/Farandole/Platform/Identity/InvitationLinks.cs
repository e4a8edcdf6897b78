using System.Text;
using Farandole.Domain.Kernel;

namespace Farandole.Platform.Identity;

/// <summary>
/// The links of invitations to have an account: made again from the instance's secret, so that the desk can show them as
/// long as they hold and the database alone opens nothing.
/// </summary>
internal sealed class InvitationLinks(AddressHash signer)
{
    private const string Type = "fw";

    public string PathOf(string selector) => $"/account/invitations/{SecretOf(selector).Reveal()}";

    /// <returns>The selector of the invitation that this link was made for; null when it was made by somebody else.</returns>
    public string? SelectorOf(string link) =>
        Secret.Parse(link, Type) is { } shown && shown.Opens(SecretOf(shown.Selector).Hash) ? shown.Selector : null;

    private Secret SecretOf(string selector) =>
        Secret.Derived(Type, selector, signer.Sign("account invitation", Encoding.ASCII.GetBytes(selector)));
}
