using Farandole.ActivityPub.Delivery;
using Farandole.ActivityPub.Signatures;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>
/// What an actor of ours signs with: its key, and for some days after a renewal the one before as well. Both have one id, so
/// others cannot tell by which of them something is signed: they try the one that they know.
/// </summary>
internal sealed class HeldKey(SigningKey current, SigningKey? before, Instant? since) : IDisposable
{
    /// <summary>As long as what was to be sent before the renewal is tried.</summary>
    private static readonly Duration Settling = Duration.FromTimeSpan(Backoff.GiveUpAfter);

    /// <summary>
    /// In which order they are to be tried for something that was said then. What was said until the renewal, the news of it
    /// included, comes to others before they can know of it.
    /// </summary>
    public IReadOnlyList<SigningKey> For(Instant said) =>
        before is null ? [current]
        : said <= since ? [before, current]
        : [current, before];

    /// <summary>Whether others may know another one still: Mastodon asks for a key again once a day at most.</summary>
    public bool MayBeUnknown(Instant now) => now < since + Settling;

    public void Dispose()
    {
        current.Dispose();
        before?.Dispose();
    }
}
