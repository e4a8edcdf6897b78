using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;

namespace Farandole.Platform.Identity;

/// <summary>
/// Keyed hashes of addresses: they recognise an address again. The instance's secret lies in the same database, so whoever
/// has all of it can try addresses out: these hashes are personal data, with an end date of their own.
/// </summary>
internal sealed class AddressHash
{
    private const string SettingName = "secret";
    private byte[] key = [];

    public byte[] Of(EmailAddress address) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address.Folded));

    /// <summary>For tokens that only this instance can make: unsubscribing, forms.</summary>
    public byte[] Sign(string purpose, ReadOnlySpan<byte> data)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(purpose) + 1 + data.Length];
        var length = Encoding.UTF8.GetBytes(purpose, bytes);
        data.CopyTo(bytes.AsSpan(length + 1));
        return HMACSHA256.HashData(key, bytes);
    }

    /// <summary>Takes the instance's secret from the database.</summary>
    public async Task Load(DatabaseSettings database, CancellationToken ct) =>
        key = await database.Secret(SettingName, () => RandomNumberGenerator.GetBytes(32), ct);
}
