using System.Security.Cryptography;

namespace Farandole.Platform.Push;

/// <summary>Points of the curve P-256 as they travel: uncompressed, 65 bytes (SEC 1 §2.3.3).</summary>
internal static class P256
{
    public const int Length = 65;
    private const byte Uncompressed = 4;
    private const int Half = 32;

    public static byte[] Point(ECPoint point) => [Uncompressed, .. point.X!, .. point.Y!];

    /// <summary>Null for what is no point of the curve.</summary>
    public static ECDiffieHellman? Key(byte[] point)
    {
        if (point is not [Uncompressed, ..] || point.Length != Length)
            return null;
        try
        {
            return ECDiffieHellman.Create(
                new ECParameters
                {
                    Curve = ECCurve.NamedCurves.nistP256,
                    Q = new ECPoint { X = point[1..(Half + 1)], Y = point[(Half + 1)..] },
                }
            );
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
