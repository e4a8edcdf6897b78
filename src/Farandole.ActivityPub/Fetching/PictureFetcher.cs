namespace Farandole.ActivityPub.Fetching;

/// <summary>
/// Gets the bytes of a picture that a document names (AS2 vocabulary, "Image"), from wherever it lies: media often have a server of
/// their own. Nobody is told who asks. What the bytes are is for whoever decodes them to find out.
/// </summary>
/// <param name="wire">The way out.</param>
public sealed class PictureFetcher(SafeWire wire)
{
    /// <param name="address">As the document names it.</param>
    /// <param name="mostBytes">What is larger is left.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<FoundPicture> FindAsync(string address, int mostBytes, CancellationToken ct)
    {
        using var watch = wire.Watch(ct);
        try
        {
            var (answer, from) = await wire.FollowAsync(
                address,
                _ => [new("Accept", "image/*")],
                mostBytes,
                watch.Token
            );
            return (answer.WhyNot ?? Redirects.RefusalOf(answer.Status)) is { } whyNot
                ? new FoundPicture([], whyNot, null)
                : new FoundPicture(answer.Body, null, from);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FoundPicture([], FetchRefusal.NoAnswer, null);
        }
    }
}

/// <summary>The bytes of a picture; or why there are none.</summary>
/// <param name="Bytes">As they came.</param>
/// <param name="WhyNot">Null where there are.</param>
/// <param name="From">Where redirects led.</param>
public sealed record FoundPicture(byte[] Bytes, FetchRefusal? WhyNot, Uri? From);
