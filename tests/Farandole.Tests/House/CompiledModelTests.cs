using System.Diagnostics;
using System.Runtime.Loader;
using Farandole.Platform.Db;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Farandole.Tests.House;

/// <summary>What is published has the model of its database written down; here it is built, as in all other tests.</summary>
public sealed class CompiledModelTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farandole-model");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_model_that_is_written_down_compiles_and_says_what_the_built_one_says()
    {
        await WriteDown();

        var written = Compiled();

        await using var built = Context(null);
        await using var published = Context(written);
        Assert.Same(written, published.Model);
        Assert.Equal(Said(built.Model), Said(published.Model));
        Assert.Equal(Conversions(built.Model), Conversions(published.Model));
    }

    private static Db Context(IModel? model)
    {
        var options = new DbContextOptionsBuilder<Db>();
        new DatabaseSettings("Data Source=:memory:", IsSqlite: true).Configure(options);
        return new(model is null ? options.Options : options.UseModel(model).Options);
    }

    private static string Said(IModel model) =>
        model.ToDebugString(MetadataDebugStringOptions.LongDefault)
        + model.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.LongDefault);

    private static IEnumerable<string> Conversions(IModel model) =>
        model
            .GetEntityTypes()
            .SelectMany(e => e.GetProperties())
            .Select(p => (Property: p, Mapping: p.GetRelationalTypeMapping()))
            .Select(p =>
                $"{p.Property.DeclaringType.Name}.{p.Property.Name}: {p.Mapping.StoreType}, {p.Mapping.Converter?.GetType()}"
            );

    private async Task WriteDown()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var writer = Path.Combine(
            Repository.Root,
            $"src/Farandole.CompiledModel/bin/{build.Parent!.Name}/{build.Name}/Farandole.CompiledModel.dll"
        );
        using var process = Process.Start("dotnet", [writer, folder.FullName]);
        await process.WaitForExitAsync(Ct);
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>By the name under which the program opens its inside to it.</summary>
    private IModel Compiled()
    {
        var compilation = CSharpCompilation.Create(
            "Farandole.CompiledModel",
            folder.GetFiles("*.cs").Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f.FullName))),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(f => MetadataReference.CreateFromFile(f)),
            new(OutputKind.DynamicallyLinkedLibrary)
        );
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, cancellationToken: Ct);
        Assert.DoesNotContain(emitted.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        assembly.Position = 0;
        return (IModel)
            new AssemblyLoadContext(nameof(CompiledModelTests))
                .LoadFromStream(assembly)
                .GetType("Farandole.Platform.Db.Compiled.DbModel", throwOnError: true)!
                .GetProperty("Instance")!
                .GetValue(null)!;
    }
}
