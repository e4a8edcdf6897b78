using System.Text;
using Farandole.Domain.Kernel;

namespace Farandole.Platform.Identity;

/// <summary>
/// The links of invitations: made again from the instance's secret, so that whoever made one can look at it as long as it
/// holds and the database alone opens nothing.
/// </summary>
internal sealed class InvitationLinks(AddressHash signer)
{
    public string PathOf(InvitationKind kind, string selector) => kind.Path + SecretOf(kind, selector).Reveal();

    /// <returns>The selector of the invitation that this link was made for; null when it was made by somebody else.</returns>
    public string? SelectorOf(InvitationKind kind, string link) =>
        Secret.Parse(link, kind.Type) is { } shown && shown.Opens(SecretOf(kind, shown.Selector).Hash)
            ? shown.Selector
            : null;

    private Secret SecretOf(InvitationKind kind, string selector) =>
        Secret.Derived(kind.Type, selector, signer.Sign(kind.Purpose, Encoding.ASCII.GetBytes(selector)));
}

/// <summary>What one is invited to.</summary>
/// <param name="Type">What its links begin with, so that none opens what another is for.</param>
/// <param name="Purpose">For which its secrets are made, and for nothing else.</param>
/// <param name="Path">Before the secret.</param>
internal sealed record InvitationKind(string Type, string Purpose, string Path)
{
    /// <summary>To have an account.</summary>
    public static readonly InvitationKind Account = new("fw", "account invitation", "/account/invitations/");

    /// <summary>To be a member of a group.</summary>
    public static readonly InvitationKind Group = new("fj", "group invitation", "/join/");
}
