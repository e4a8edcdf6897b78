using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Fetching;

/// <summary>The headers of a signed request, signed in the name of the server.</summary>
public delegate IReadOnlyList<KeyValuePair<string, string>> SignRequest(OutgoingRequest request);

/// <summary>
/// Gets documents from where their id says (AP §3.2). A document is believed to be what its own server serves under its own
/// address, and nothing else: not what somebody uploaded, nor what another server shows (classes F1 and F4).
/// </summary>
/// <param name="wire">The way out.</param>
/// <param name="sign">Signs each request, as servers in secure mode demand; null asks unsigned.</param>
public sealed class DocumentFetcher(SafeWire wire, SignRequest? sign)
{
    /// <summary>
    /// The document of an id, whose fragment is left out. When it says to be another one, that one is asked for, once: its id is
    /// then its address.
    /// </summary>
    public async Task<FoundDocument> FindAsync(string id, CancellationToken ct)
    {
        using var watch = wire.Watch(ct);
        try
        {
            var first = await FollowAsync(id, forActivity: true, watch.Token);
            if (first.Document is not { } document || IsItself(document, id, first.From))
                return first.Found;
            if (Origin.Of(document.Id) is null)
                return FoundDocument.Not(FetchRefusal.WrongId);
            var second = await FollowAsync(document.Id!, forActivity: true, watch.Token);
            return second.Document is not { } itself || IsItself(itself, document.Id!, second.From)
                ? second.Found
                : FoundDocument.Not(FetchRefusal.WrongId);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return FoundDocument.Not(FetchRefusal.NoAnswer);
        }
    }

    /// <summary>What WebFinger or NodeInfo answer at an address: those have no id.</summary>
    public async Task<FoundDocument> FindDescriptorAsync(string address, CancellationToken ct)
    {
        using var watch = wire.Watch(ct);
        try
        {
            return (await FollowAsync(address, forActivity: false, watch.Token)).Found;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return FoundDocument.Not(FetchRefusal.NoAnswer);
        }
    }

    /// <summary>
    /// Its id is what was asked for, or where one was led to, and of the server that answered. A list may go without: it speaks
    /// for nobody.
    /// </summary>
    private static bool IsItself(ActivityObject document, string asked, Uri? from)
    {
        if (document.Element.TryGetProperty("id", out var id) && id.ValueKind != JsonValueKind.Null)
        {
            return Origin.Same(document.Id, from?.AbsoluteUri)
                && (document.Id == asked || document.Id == asked.Split('#')[0] || document.Id == from?.AbsoluteUri);
        }
        return RemoteCollection.Is(document);
    }

    private async Task<Followed> FollowAsync(string address, bool forActivity, CancellationToken ct)
    {
        var (answer, from) = await wire.FollowAsync(
            address,
            request => Headers(request, forActivity),
            ActivityText.MostBytes,
            ct
        );
        return answer.WhyNot is { } whyNot ? Followed.Not(whyNot) : Read(answer, from!, forActivity);
    }

    private IEnumerable<KeyValuePair<string, string>> Headers(OutgoingRequest request, bool forActivity)
    {
        // Whoever is asked who somebody is has no need to know who asks.
        IEnumerable<KeyValuePair<string, string>> headers = forActivity && sign is not null ? sign(request) : [];
        var accept = forActivity ? ContentTypes.Accept : $"{ContentTypes.ResourceDescriptor}, application/json";
        return headers.Append(new("Accept", accept));
    }

    private static Followed Read(WireAnswer answer, Uri from, bool forActivity)
    {
        if (Redirects.RefusalOf(answer.Status) is { } failed)
            return Followed.Not(failed);
        if (
            !(
                forActivity
                    ? ContentTypes.IsActivity(answer.ContentType)
                    : ContentTypes.IsResourceDescriptor(answer.ContentType)
            )
        )
            return Followed.Not(FetchRefusal.WrongContentType);
        return ActivityText.Parse(answer.Body).Document is { } document
            ? new Followed(document, null, from)
            : Followed.Not(FetchRefusal.Unreadable);
    }

    /// <summary>Where redirects led, and what was there.</summary>
    private sealed record Followed(ActivityObject? Document, FetchRefusal? WhyNot, Uri? From)
    {
        public FoundDocument Found => new(Document, WhyNot);

        public static Followed Not(FetchRefusal whyNot) => new(null, whyNot, null);
    }
}
