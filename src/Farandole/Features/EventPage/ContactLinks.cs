using System.Text.RegularExpressions;
using Farandole.Domain.Kernel;

namespace Farandole.Features.EventPage;

/// <summary>A contact is what the organizers typed: an address, a number, a page or a name. What can be followed becomes a link.</summary>
internal static partial class ContactLinks
{
    /// <summary>Null for what is only to be read.</summary>
    public static string? Of(string contact) =>
        EmailAddress.Parse(contact) is { } email ? $"mailto:{email.Value}"
        : Phone().IsMatch(contact) ? $"tel:{string.Concat(contact.Where(c => char.IsAsciiDigit(c) || c == '+'))}"
        : Uri.TryCreate(contact, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? contact
        : null;

    [GeneratedRegex(@"^\+?[0-9][0-9 .()\u00a0\u202f-]{5,24}$")]
    private static partial Regex Phone();
}
