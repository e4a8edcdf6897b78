using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Farandole.Tests.House;

/// <summary>The files that people wrote, as they lie in the repository.</summary>
internal static class Sources
{
    private static readonly string[] Folders = ["src", "tests", "bench"];

    public static IEnumerable<string> Files(params string[] endings) =>
        Folders
            .Select(f => Path.Combine(Repository.Root, f))
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => endings.Contains(Path.GetExtension(f)) && !Built(f));

    public static string Name(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    public static SyntaxNode Syntax(string file) =>
        CSharpSyntaxTree
            .ParseText(File.ReadAllText(file), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))
            .GetRoot();

    private static bool Built(string file) =>
        file.Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("bin") || parts.Contains("obj"));
}
