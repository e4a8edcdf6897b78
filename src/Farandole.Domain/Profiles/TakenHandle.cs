namespace Farandole.Domain.Profiles;

/// <summary>
/// A handle that is or was somebody's, a profile's or a group's, and will be nobody else's: who follows an old link must
/// not meet somebody else. It is kept from the first day as a keyed hash, with no day and no owner, so that what is left of
/// one who has gone is nothing that was added then.
/// </summary>
public sealed class TakenHandle
{
    private TakenHandle() { }

    public TakenHandle(byte[] hash) => Hash = hash;

    public byte[] Hash { get; private set; } = [];
}
