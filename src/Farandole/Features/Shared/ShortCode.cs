using System.Security.Cryptography;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared;

/// <summary>The code of a short link (<c>/e/{code}</c>): short enough to copy from a poster, without letters that look alike.</summary>
internal static class ShortCode
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 7;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>One that no event has, for a transaction that is about to take it.</summary>
    public static async Task<string> Free(Db db, CancellationToken ct)
    {
        for (; ; )
        {
            var code = New();
            if (!await db.AllEvents.AnyAsync(e => e.Code == code, ct))
                return code;
        }
    }
}
