namespace Farandole.Tests.Rig;

internal static class Repository
{
    /// <summary>Where Farandole.slnx stands, above the directory that the tests run from.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? directory) =>
        directory is null ? throw new DirectoryNotFoundException("The tests run outside the repository.")
        : File.Exists(Path.Combine(directory.FullName, "Farandole.slnx")) ? directory.FullName
        : Find(directory.Parent);
}
