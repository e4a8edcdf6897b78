using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Farandole.Tests.House;

public sealed class SizeAndNameTests
{
    private const int MostLines = 300;
    private const int MostLinesOfAMethod = 40;
    private static readonly string[] Forbidden = ["Service", "Manager", "Helper", "Helpers", "Util", "Utils", "Impl"];

    /// <summary>What is still too long or wrongly named. This list may only shrink.</summary>
    private static readonly HashSet<string> Exceptions =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests/size-exceptions.txt")),
    ];

    [Fact]
    public void No_file_is_longer_than_anybody_reads() =>
        AssertOnlyExceptions(
            Sources
                .Files(".cs", ".razor", ".js", ".css")
                .Where(f => File.ReadLines(f).Count() > MostLines)
                .Select(f => $"{Sources.Name(f)} is longer than {MostLines} lines")
        );

    [Fact]
    public void No_method_is_longer_than_a_screen() =>
        AssertOnlyExceptions(
            Sources
                .Files(".cs")
                .SelectMany(f =>
                    Sources
                        .Syntax(f)
                        .DescendantNodes()
                        .OfType<BaseMethodDeclarationSyntax>()
                        .Where(m => Lines(m) > MostLinesOfAMethod)
                        .Select(m => $"{Sources.Name(f)}: {NameOf(m)} is longer than {MostLinesOfAMethod} lines")
                )
        );

    [Fact]
    public void Names_say_what_a_thing_is() =>
        AssertOnlyExceptions(
            Sources
                .Files(".cs")
                .SelectMany(f =>
                    Sources
                        .Syntax(f)
                        .DescendantNodes()
                        .OfType<BaseTypeDeclarationSyntax>()
                        .Where(t => Forbidden.Any(w => t.Identifier.Text.EndsWith(w, StringComparison.Ordinal)))
                        .Select(t => $"{Sources.Name(f)}: {t.Identifier.Text} is no name")
                )
        );

    [Fact]
    public void No_list_of_exceptions_outlives_its_reasons() =>
        Assert.DoesNotContain(Exceptions, e => !File.Exists(Path.Combine(Repository.Root, e.Split([':', ' '])[0])));

    private static void AssertOnlyExceptions(IEnumerable<string> found) => Assert.Empty(found.Except(Exceptions));

    private static int Lines(SyntaxNode node) => node.ToString().Trim().Split('\n').Length;

    private static string NameOf(BaseMethodDeclarationSyntax method) =>
        method switch
        {
            MethodDeclarationSyntax m => m.Identifier.Text,
            ConstructorDeclarationSyntax c => c.Identifier.Text,
            _ => "an operator",
        };
}
