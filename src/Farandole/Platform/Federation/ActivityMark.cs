using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Farandole.ActivityPub.Reading;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>
/// By what an activity is known when it comes once more: its server and id, so that nobody takes the place of another's; with the
/// moment of what it is about, because Mobilizon gives all changes of an event one id. What has no id is told apart by its text
/// and the hour: somebody who leaves a group of ours for the second time says it in the same words as the first (Mobilizon).
/// </summary>
internal readonly record struct ActivityMark(UInt128 Value)
{
    /// <summary>Half a hash tells as many things apart as there will ever be, and takes half the place in the index.</summary>
    private const int Length = 16;

    /// <param name="activity">What came.</param>
    /// <param name="at">When.</param>
    public static ActivityMark Of(RemoteActivity activity, Instant at)
    {
        var text = string.Join(
            '\n',
            Origin.Of(activity.Actor),
            activity.Id ?? $"{at.ToUnixTimeSeconds() / 3600} {activity.Document.Element.GetRawText()}",
            activity.Type,
            activity.Embedded?.Text("updated")
        );
        return new(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>As the database has it.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }
}
