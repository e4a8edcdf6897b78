using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Fixtures;

/// <summary>
/// What running peers sent, under the licences of their projects: read where it lies (FARANDOLE_FIXTURES, or shared/federation/fixtures
/// beside a folder above), and skipped elsewhere.
/// </summary>
internal static class Recorded
{
    public static string? Folder { get; } = Find();

    public static IEnumerable<string> Files(string under, string ending) =>
        Folder is null || !Directory.Exists(Path.Combine(Folder, under))
            ? []
            : Directory
                .EnumerateFiles(Path.Combine(Folder, under), "*" + ending, SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal);

    /// <summary>Skips the test when the recordings, or this one of them, are not there.</summary>
    public static byte[] Bytes(string name)
    {
        var path = Folder is null ? null : Path.Combine(Folder, name);
        Assert.SkipUnless(path is not null && File.Exists(path), "The recorded documents are not there.");
        return File.ReadAllBytes(path!);
    }

    public static ActivityObject Document(string name)
    {
        var parsed = ActivityText.Parse(Bytes(name));
        Assert.Null(parsed.WhyNot);
        return parsed.Document!;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("FARANDOLE_FIXTURES") is { Length: > 0 } said)
            return Directory.Exists(said) ? said : null;
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            var beside = Path.Combine(up.FullName, "shared", "federation", "fixtures");
            if (Directory.Exists(beside))
                return beside;
        }
        return null;
    }
}
