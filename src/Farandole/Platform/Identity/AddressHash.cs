using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Identity;

/// <summary>
/// Keyed hashes of addresses: they recognise an address again, and are worth nothing to whoever has the database
/// without the instance's secret… which lies in the same database until it is encrypted at rest, so they are personal
/// data all the same.
/// </summary>
internal sealed class AddressHash(byte[] key)
{
    public const string SettingName = "secret";

    public byte[] Of(EmailAddress address) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address.Folded));

    /// <summary>For tokens that only this instance can make: unsubscribing, forms.</summary>
    public byte[] Sign(string purpose, ReadOnlySpan<byte> data)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(purpose) + 1 + data.Length];
        var length = Encoding.UTF8.GetBytes(purpose, bytes);
        data.CopyTo(bytes.AsSpan(length + 1));
        return HMACSHA256.HashData(key, bytes);
    }

    /// <summary>The instance's secret, made at the first start.</summary>
    public static Task<byte[]> LoadSecret(Writer writer, CancellationToken ct) => writer.Write(async (db, token) =>
    {
        var setting = await db.Set<Setting>().FirstOrDefaultAsync(s => s.Name == SettingName, token);
        if (setting is not null)
            return Convert.FromBase64String(setting.Value);
        var secret = RandomNumberGenerator.GetBytes(32);
        db.Add(new Setting { Name = SettingName, Value = Convert.ToBase64String(secret) });
        return secret;
    }, ct);
}
