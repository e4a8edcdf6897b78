using System.Globalization;
using Farandole.Platform.Web.SafeHttp;

namespace Farandole.Platform.Push;

/// <summary>What the push service said.</summary>
internal enum Pushed
{
    Taken,

    /// <summary>It knows no such device, or will take nothing of us for it, now or later.</summary>
    Gone,

    /// <summary>Not now.</summary>
    Later,
}

/// <summary>A notice on its way to one device.</summary>
/// <param name="Topic">One that waits there under the same topic is replaced (RFC 8030 §5.4): 32 signs of base64url at most.</param>
/// <param name="IsUrgent">Wakes a phone that spares its battery (RFC 8030 §5.3).</param>
internal sealed record Push(byte[] Text, string Topic, bool IsUrgent);

/// <summary>Hands notices to push services (RFC 8030).</summary>
internal sealed class PushSender(SafeClient client, PushKeys keys)
{
    /// <summary>How long a push service keeps what a device without a network cannot take.</summary>
    public const int SecondsKept = 24 * 60 * 60;

    public async Task<Pushed> Send(Subscription to, Push push, CancellationToken ct)
    {
        var parcel = new Parcel(
            PushEncryption.For(to, push.Text),
            [
                ("Content-Encoding", "aes128gcm"),
                ("Content-Type", "application/octet-stream"),
                ("TTL", SecondsKept.ToString(CultureInfo.InvariantCulture)),
                ("Urgency", push.IsUrgent ? "high" : "normal"),
                ("Topic", push.Topic),
                ("Authorization", keys.Authorization(to.Endpoint)),
            ]
        );
        return Meaning(await client.PostAsync(parcel, to.Endpoint, ct));
    }

    /// <summary>RFC 8030 §7.3 and §8.4: gone is gone; too many, too early and its own troubles pass.</summary>
    private static Pushed Meaning(Fetched answer) =>
        answer switch
        {
            { Outcome: FetchOutcome.Ok } => Pushed.Taken,
            { Outcome: FetchOutcome.Unreachable } => Pushed.Later,
            { Status: 408 or 425 or 429 or >= 500 } => Pushed.Later,
            _ => Pushed.Gone,
        };
}
