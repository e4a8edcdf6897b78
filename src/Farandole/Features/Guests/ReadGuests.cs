using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using MimeKit;

namespace Farandole.Features.Guests;

/// <summary>
/// Understands a list as people write or paste it: a person a line, a name, an address, or both in any of the usual ways
/// (<c>Nour &lt;nour@exemple.fr&gt;</c>, <c>Nour; nour@exemple.fr</c>).
/// </summary>
internal static class ReadGuests
{
    private static readonly char[] Between = [',', ';', '\t', ' ', '<', '>', '"', '(', ')'];

    /// <returns>Those that were understood, and the lines that were not, as typed.</returns>
    public static (IReadOnlyList<GuestRead> Guests, IReadOnlyList<string> Wrong) From(string? typed)
    {
        var (guests, wrong) = (new List<GuestRead>(), new List<string>());
        foreach (var line in (typed ?? "").Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length == 0)
                continue;
            if (Line(line) is { } guest)
                guests.Add(guest);
            else
                wrong.Add(line);
        }
        // Who stands twice in what was pasted is one person.
        return (guests.DistinctBy(g => g.Email?.Folded ?? $"\n{g.Name}").ToList(), wrong);
    }

    private static GuestRead? Line(string line)
    {
        var address = line.Split(Between, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(w => w.Contains('@'));
        var email = EmailAddress.Parse(address);
        if (address is not null && email is null)
            return null;
        var name = PlainText.Line(Named(line, address)) ?? email?.Value[..email.Value.IndexOf('@')];
        return name is not null && PlainText.Fits(name, Invitee.MaxName) ? new(name, email) : null;
    }

    /// <summary>What stands beside the address; a mail program's way of writing it may quote the name.</summary>
    private static string Named(string line, string? address)
    {
        if (address is null)
            return line;
        if (MailboxAddress.TryParse(line, out var mailbox) && mailbox.Name is { Length: > 0 } name)
            return name;
        return line.Replace(address, "", StringComparison.Ordinal).Trim(Between);
    }
}

/// <summary>One line that was understood.</summary>
internal sealed record GuestRead(string Name, EmailAddress? Email);
