using Farandole.Domain.Kernel;
using MimeKit;

namespace Farandole.Features.Shared.Inviting;

/// <summary>
/// Understands a list as people write or paste it: a person a line, a name, an address, or both in any of the usual ways
/// (<c>Nour &lt;nour@exemple.fr&gt;</c>, <c>Nour; nour@exemple.fr</c>).
/// </summary>
internal static class ReadPeople
{
    private static readonly char[] Between = [',', ';', '\t', ' ', '<', '>', '"', '(', ')'];

    /// <param name="typed">The list.</param>
    /// <param name="maxName">Characters of a name.</param>
    /// <returns>Those that were understood, and the lines that were not, as typed.</returns>
    public static (IReadOnlyList<PersonRead> People, IReadOnlyList<string> Wrong) From(string? typed, int maxName)
    {
        var (people, wrong) = (new List<PersonRead>(), new List<string>());
        foreach (var line in (typed ?? "").Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length == 0)
                continue;
            if (Line(line, maxName) is { } person)
                people.Add(person);
            else
                wrong.Add(line);
        }
        // Who stands twice in what was pasted is one person.
        return (people.DistinctBy(g => g.Email?.Folded ?? $"\n{g.Name}").ToList(), wrong);
    }

    private static PersonRead? Line(string line, int maxName)
    {
        var address = line.Split(Between, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(w => w.Contains('@'));
        var email = EmailAddress.Parse(address);
        if (address is not null && email is null)
            return null;
        var name = PlainText.Line(Named(line, address)) ?? email?.Value[..email.Value.IndexOf('@')];
        return name is not null && PlainText.Fits(name, maxName) ? new(name, email) : null;
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
internal sealed record PersonRead(string Name, EmailAddress? Email);
