using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Farandole.Features.Shared;

/// <summary>
/// Style, scripts, fonts and drawings, read once at start and kept in memory. Addresses carry the version of their
/// folder, so a browser may keep them for ever; the style sheets are served as one.
/// </summary>
internal sealed partial class Assets
{
    /// <summary>In the order of the cascade.</summary>
    public static readonly string[] Sheets =
    [
        "tokens",
        "base",
        "layout",
        "shell",
        "controls",
        "cards",
        "pieces",
        "pages",
        "poster",
        "large-text",
        "utilities",
        "print",
    ];

    private const string Sheet = "css/farandole.css";
    private static readonly string[] Folders = ["fonts", "img", "js", "licenses"];
    private readonly FrozenDictionary<string, Asset> files;

    public Assets(IWebHostEnvironment environment)
        : this(environment.WebRootFileProvider) { }

    public Assets(IFileProvider root)
    {
        var found = Folders.SelectMany(folder => ReadFolder(root, folder)).ToDictionary(a => a.Path);
        var fonts = found.Values.First(a => a.Path.StartsWith("fonts/", StringComparison.Ordinal)).Version;
        found[Sheet] = ReadSheet(root, fonts);
        files = found.ToFrozenDictionary();
    }

    /// <summary>The address of a file of wwwroot, with its version: <c>/img/icon.svg?v=…</c>.</summary>
    public string Url(string path) => $"/{path}?v={files[path].Version}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var folder in Folders.Append("css"))
            routes.MapGet(
                $"/{folder}/{{file}}",
                (string file, HttpContext http, Assets assets) => Serve($"{folder}/{file}", http, assets)
            );
    }

    private static Results<FileContentHttpResult, NotFound> Serve(string path, HttpContext http, Assets assets)
    {
        if (!assets.files.TryGetValue(path, out var asset))
            return TypedResults.NotFound();
        var packed =
            asset.IsText && http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        var headers = http.Response.Headers;
        headers.CacheControl =
            http.Request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        if (asset.IsText)
            headers.Vary = HeaderNames.AcceptEncoding;
        if (packed)
            headers.ContentEncoding = "br";
        return TypedResults.Bytes(
            packed ? asset.Packed : asset.Bytes,
            asset.Type,
            entityTag: new EntityTagHeaderValue($"\"{asset.Version}{(packed ? "-br" : "")}\"")
        );
    }

    private static IEnumerable<Asset> ReadFolder(IFileProvider root, string folder)
    {
        var read = root.GetDirectoryContents(folder)
            .Where(f => !f.IsDirectory)
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => (Path: $"{folder}/{f.Name}", Bytes: Read(f)))
            .ToList();
        // Modules import each other without a version of their own: one version for the folder keeps them together.
        var version = Hash(read.SelectMany(f => f.Bytes).ToArray());
        return read.Select(f => new Asset(f.Path, f.Bytes, version));
    }

    private static Asset ReadSheet(IFileProvider root, string fonts)
    {
        var parts = Sheets
            .Select(name => root.GetFileInfo($"css/{name}.css"))
            .Select(file =>
                file.Exists ? Encoding.UTF8.GetString(Read(file)) : throw new FileNotFoundException(file.Name)
            );
        var css = LineStart()
            .Replace(Comment().Replace(string.Join('\n', parts), ""), "\n")
            .Replace(".woff2\"", $".woff2?v={fonts}\"", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(css);
        return new Asset(Sheet, bytes, Hash(bytes));
    }

    private static byte[] Read(IFileInfo file)
    {
        using var source = file.CreateReadStream();
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineStart();

    private sealed record Asset(string Path, byte[] Bytes, string Version)
    {
        private readonly Lazy<byte[]> packed = new(() => Pack(Bytes));

        /// <summary>Compressed at its first use, as small as Brotli can: it is kept for as long as the process runs.</summary>
        public byte[] Packed => packed.Value;

        public bool IsText => !Path.EndsWith(".woff2", StringComparison.Ordinal);

        public string Type =>
            System.IO.Path.GetExtension(Path) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                ".png" => "image/png",
                ".webmanifest" => "application/manifest+json",
                ".woff2" => "font/woff2",
                _ => "text/plain; charset=utf-8",
            };

        private static byte[] Pack(byte[] bytes)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
                brotli.Write(bytes);
            return packed.ToArray();
        }
    }
}
