using Farandole.Platform.Db;

namespace Farandole.Platform.Identity;

/// <summary>What this instance alone knows: made at its first start, by one node only, and kept in its database.</summary>
internal static class InstanceSecrets
{
    /// <param name="database">Before its model is built.</param>
    /// <param name="name">Of the secret.</param>
    /// <param name="make">Makes it, when there is none yet.</param>
    /// <param name="ct">Of the start.</param>
    public static async Task<byte[]> Secret(
        this DatabaseSettings database,
        string name,
        Func<byte[]> make,
        CancellationToken ct
    )
    {
        await using var connection = database.Connection();
        await connection.OpenAsync(ct);
        if (await Kept() is null)
            await connection.Execute(
                "INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING",
                ct,
                ("name", name),
                ("value", Convert.ToBase64String(make()))
            );
        return Convert.FromBase64String((string)(await Kept())!);

        Task<object?> Kept() => connection.First("SELECT value FROM settings WHERE name = @name", ct, ("name", name));
    }
}
