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
        DateTimeOffset? date = null;
        if (claim.Covers("date") && (date = DateOf(request)) is null)
            return Refusal.Malformed;
        var counts = claim.Scheme == SignatureScheme.Rfc9421 || claim.Covers("(created)");
        var created = counts ? claim.Created : null;
        if (date is null && created is null)
            return Refusal.DateNotSigned;
        if (date < now - Past || created < now - Past)
            return Refusal.TooOld;
        return date > now + Ahead || created > now + Ahead ? Refusal.TooNew : null;
    }

    private static DateTimeOffset? DateOf(ReceivedRequest request) =>
        DateTimeOffset.TryParseExact(
            request.First("date"),
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;
}
