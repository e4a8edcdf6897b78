using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Following;

/// <summary>
/// An address that follows a group, without an account: one letter a week of what it says to everybody, and nothing else.
/// The group knows how many there are. It is erased as soon as its owner stops it.
/// </summary>
public sealed class AddressFollower
{
    public const int KeyLength = 16;

    /// <summary>Who never confirmed is forgotten after this.</summary>
    public static readonly Duration Unconfirmed = Duration.FromHours(24);

    private AddressFollower() { }

    public long Id { get; private set; }

    public GroupId GroupId { get; private set; }

    public string Email { get; private set; } = "";

    /// <summary>Keyed hash of the folded address: one letter a person and group.</summary>
    public byte[] EmailHash { get; private set; } = [];

    /// <summary>The language that letters are written in.</summary>
    public string Language { get; private set; } = "fr";

    /// <summary>What the personal link is made of.</summary>
    public byte[] Key { get; private set; } = [];

    public Instant AskedAt { get; private set; }

    public Instant? ConfirmedAt { get; private set; }

    /// <summary>Asked for; no letter but the one that asks its owner leaves before they say yes.</summary>
    /// <param name="group">Which it follows.</param>
    /// <param name="email">Of whom.</param>
    /// <param name="hash">Of the folded address.</param>
    /// <param name="key">Random, of <see cref="KeyLength"/> bytes.</param>
    /// <param name="now">When.</param>
    public static AddressFollower Ask(GroupId group, EmailAddress email, byte[] hash, byte[] key, Instant now)
    {
        ArgumentNullException.ThrowIfNull(email);
        return new()
        {
            GroupId = group,
            Email = email.Value,
            EmailHash = hash,
            Key = key,
            AskedAt = now,
        };
    }

    public void Speak(string language) => Language = language;

    /// <summary>The address is its owner's, and they want it.</summary>
    /// <returns>Whether they had not said so before.</returns>
    public bool Confirm(Instant now)
    {
        if (ConfirmedAt is not null)
            return false;
        ConfirmedAt = now;
        return true;
    }
}
