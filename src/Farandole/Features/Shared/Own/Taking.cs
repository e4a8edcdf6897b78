using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Shared.Own;

/// <summary>
/// What a capability hands over of somebody who takes everything with them, as files of one archive (GDPR art. 15 and 20).
/// The capability registers it.
/// </summary>
internal interface ITakenFiles
{
    Task<IReadOnlyList<TakenFile>> Of(WhoTakes who, Db db, Words words, CancellationToken ct);
}

/// <summary>Whose data are handed over.</summary>
/// <param name="Address">Keyed hash of the folded address.</param>
/// <param name="HasProven">Whether this is the very address; the hash alone proves nothing.</param>
/// <param name="Account">Of whoever signed in; null of an address alone, which is given nothing of profiles.</param>
internal sealed record WhoTakes(byte[] Address, Func<string?, bool> HasProven, AccountId? Account);

/// <summary>A file of the archive.</summary>
internal sealed record TakenFile(string Name, byte[] Content)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public static TakenFile Json(string name, object data) =>
        new(name, JsonSerializer.SerializeToUtf8Bytes(data, Readable));

    public static JsonElement Element(object data) => JsonSerializer.SerializeToElement(data, Readable);
}

internal static class Archive
{
    public const string ContentType = "application/zip";

    public const string Name = "farandole.zip";

    public static IServiceCollection AddTakenFiles<T>(this IServiceCollection services)
        where T : class, ITakenFiles => services.AddScoped<ITakenFiles, T>();

    /// <summary>Everything that the capabilities hand over.</summary>
    public static async Task<byte[]> Zip(
        this IEnumerable<ITakenFiles> all,
        WhoTakes who,
        Db db,
        Words words,
        CancellationToken ct
    )
    {
        var files = new List<TakenFile>();
        foreach (var one in all)
            files.AddRange(await one.Of(who, db, words, ct));
        return await Zip(files, ct);
    }

    public static async Task<byte[]> Zip(IEnumerable<TakenFile> files, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                await using var entry = await zip.CreateEntry(file.Name).OpenAsync(ct);
                await entry.WriteAsync(file.Content, ct);
            }
        }
        return bytes.ToArray();
    }
}

/// <summary>
/// The link by which whoever reads the mail of an address takes all that is known of it: for a day, since letters are kept
/// and passed on.
/// </summary>
internal static class TakingLinks
{
    public static readonly Duration Holds = Duration.FromDays(1);
    private const string Purpose = "take";
    private const int Hash = 32;
    private const int Exact = 16;

    public static string PathOf(EmailAddress to, Instant now, AddressHash hashes)
    {
        var names = new byte[Hash + Exact + sizeof(long)];
        hashes.Of(to).CopyTo(names, 0);
        ExactOf(to.Value, hashes).CopyTo(names, Hash);
        BinaryPrimitives.WriteInt64BigEndian(names.AsSpan(Hash + Exact), (now + Holds).ToUnixTimeSeconds());
        return $"/take/{hashes.Token(Purpose, names)}";
    }

    /// <summary>Null when we did not make it, or it holds no more.</summary>
    public static WhoTakes? Read(string token, Instant now, AddressHash hashes)
    {
        if (hashes.Read(Purpose, token, Hash + Exact + sizeof(long)) is not { } names)
            return null;
        var until = Instant.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(names.AsSpan(Hash + Exact)));
        var exact = names[Hash..(Hash + Exact)];
        return until <= now
            ? null
            : new(names[..Hash], e => e is not null && ExactOf(e, hashes).AsSpan().SequenceEqual(exact), Account: null);
    }

    private static byte[] ExactOf(string address, AddressHash hashes) =>
        hashes.Sign("exact", Encoding.UTF8.GetBytes(address.ToLowerInvariant()))[..Exact];
}
