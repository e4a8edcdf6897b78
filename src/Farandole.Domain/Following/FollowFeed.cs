using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Following;

/// <summary>
/// That a profile reads what it follows in a program of its own. The address is made of the key: another key, another
/// address, and the old one leads nowhere.
/// </summary>
public sealed class FollowFeed
{
    public const int KeyLength = 16;

    private FollowFeed() { }

    public ProfileId ProfileId { get; private set; }

    public byte[] Key { get; private set; } = [];

    public LocalDate Since { get; private set; }

    public static FollowFeed Of(ProfileId profile, byte[] key, LocalDate today) =>
        new()
        {
            ProfileId = profile,
            Key = key,
            Since = today,
        };

    public void Renew(byte[] key, LocalDate today) => (Key, Since) = (key, today);
}
