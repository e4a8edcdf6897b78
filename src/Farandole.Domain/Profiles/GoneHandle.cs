namespace Farandole.Domain.Profiles;

/// <summary>
/// A handle that was somebody's and will be nobody's: who follows an old link must not meet somebody else. Only the keyed
/// hash is left, with no day and no owner.
/// </summary>
public sealed class GoneHandle
{
    private GoneHandle() { }

    internal GoneHandle(byte[] hash) => Hash = hash;

    public byte[] Hash { get; private set; } = [];
}
