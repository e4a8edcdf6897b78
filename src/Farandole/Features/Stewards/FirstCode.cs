using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Stewards;

/// <summary>The code that makes the first administrator. It is said on the console and nowhere else.</summary>
internal static class FirstCode
{
    // Without vowels, so that no word appears, and without what is easily mistaken for another.
    private const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXZ";
    private const int Groups = 5;
    private const int GroupLength = 4;

    /// <summary>A new code instead of any before, and where it is typed; null once there is an administrator.</summary>
    public static async Task<(string Link, string Code)?> NewFirstCode(
        this IServiceProvider services,
        CancellationToken ct
    )
    {
        var (code, now) = (Make(), services.GetRequiredService<IClock>().GetCurrentInstant());
        var isFree = await services
            .GetRequiredService<Writer>()
            .Write(
                async (db, token) =>
                {
                    await db.Set<StewardCode>().ExecuteDeleteAsync(token);
                    if (await db.Administrators().AnyAsync(token))
                        return false;
                    db.Add(StewardCode.Of(Hash(code), now));
                    return true;
                },
                ct
            );
        return isFree ? (services.GetRequiredService<Instance>().Absolute(BecomeFirst.Path), code) : null;
    }

    /// <summary>As it is kept: capitals and dashes are forgiven.</summary>
    public static byte[] Hash(string code) =>
        SHA256.HashData(Encoding.ASCII.GetBytes(new string([.. code.ToUpperInvariant().Where(Alphabet.Contains)])));

    private static string Make() =>
        string.Join(
            '-',
            Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength))
        );
}
