using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Platform.Identity;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>
/// What a creation form carries: the id that its event will have, so that sending it twice makes one event, and when it
/// was handed out, so that nobody fills it in faster than people do. Signed: neither can be made up.
/// </summary>
internal sealed class FormSeal(AddressHash signer)
{
    private const int Body = 24;
    private const int Mac = 16;

    public string Make(EventId id, Instant at)
    {
        var bytes = new byte[Body + Mac];
        id.Value.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), at.ToUnixTimeMilliseconds());
        Sign(bytes.AsSpan(0, Body)).CopyTo(bytes.AsSpan(Body));
        return Base64Url.EncodeToString(bytes);
    }

    public (EventId Id, Instant At)? Read(string? seal)
    {
        if (seal is not { Length: < 100 } || !Base64Url.IsValid(seal))
            return null;
        var bytes = Base64Url.DecodeFromChars(seal);
        if (
            bytes.Length != Body + Mac
            || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(Body), Sign(bytes.AsSpan(0, Body)))
        )
            return null;
        var at = Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)));
        return (new EventId(new Guid(bytes.AsSpan(0, 16))), at);
    }

    /// <summary>Whether SHA-256 of <c>seal:work</c> begins with this many zero bits: some seconds of a computer's time.</summary>
    public static bool IsWorked(string seal, string? work, int bits)
    {
        if (work is not { Length: > 0 and < 20 })
            return false;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{seal}:{work}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) >> (32 - bits) == 0;
    }

    private byte[] Sign(ReadOnlySpan<byte> body) => signer.Sign("new-event", body)[..Mac];
}
