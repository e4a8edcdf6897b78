using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Farandole.ActivityPub.Signatures;

/// <summary>How far a date may lie from now. An hour either way loses nobody who signs each attempt afresh.</summary>
public sealed record SignatureWindow(TimeSpan Past, TimeSpan Ahead)
{
    private const int DateLength = 29;

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

    /// <summary>Written as everybody must (RFC 9110 §5.6.7, "IMF-fixdate").</summary>
    private static DateTimeOffset? DateOf(ReceivedRequest request)
    {
        Span<byte> letters = stackalloc byte[DateLength];
        return
            request.First("date") is { Length: DateLength } said
            && Ascii.FromUtf16(said, letters, out _) == OperationStatus.Done
            && Utf8Parser.TryParse(letters, out DateTimeOffset date, out var read, 'R')
            && read == DateLength
            ? date
            : null;
    }
}
