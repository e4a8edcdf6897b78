using System.Globalization;

namespace Farandole.ActivityPub.Signatures;

/// <summary>How far a date may lie from now. An hour either way loses nobody who signs each attempt afresh.</summary>
public sealed record SignatureWindow(TimeSpan Past, TimeSpan Ahead)
{
    public static SignatureWindow Hour { get; } = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    internal Refusal? WhyNot(SignatureClaim claim, ReceivedRequest request, DateTimeOffset now)
    {
        if (claim.Expires < now)
            return Refusal.Expired;
        var moments = new List<DateTimeOffset>();
        if (claim.Covers("date"))
        {
            if (
                !DateTimeOffset.TryParseExact(
                    request.First("date"),
                    "r",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var date
                )
            )
                return Refusal.Malformed;
            moments.Add(date);
        }
        if (claim.Created is { } created && (claim.Scheme == SignatureScheme.Rfc9421 || claim.Covers("(created)")))
            moments.Add(created);
        if (moments.Count == 0)
            return Refusal.DateNotSigned;
        if (moments.Any(m => m < now - Past))
            return Refusal.TooOld;
        return moments.Any(m => m > now + Ahead) ? Refusal.TooNew : null;
    }
}
