using System.Buffers.Binary;
using System.Buffers.Text;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>
/// Where a page of the agenda ended: the next begins behind it, whatever was added meanwhile. Whoever holds it can read it, so
/// it says no more of an event than everybody may know.
/// </summary>
internal readonly record struct Cursor(Instant At, EventId Id)
{
    private const int Length = 24;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.ToUnixTimeMilliseconds());
        Id.Value.TryWriteBytes(bytes[8..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null when it is none: an address that somebody cut begins at the start.</summary>
    public static Cursor? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (
            text is not { Length: 32 }
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var read)
            || read != Length
        )
            return null;
        var at = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return Math.Abs(at) < Instant.FromUtc(9990, 1, 1, 0, 0).ToUnixTimeMilliseconds()
            ? new Cursor(Instant.FromUnixTimeMilliseconds(at), new EventId(new Guid(bytes[8..])))
            : null;
    }
}
