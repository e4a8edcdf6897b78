using System.Runtime.CompilerServices;
using Bunit;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Farandole.Tests.Look;

/// <summary>Renders components alone, with the real words and the real files of wwwroot.</summary>
public abstract class Wardrobe : BunitContext
{
    protected Wardrobe()
    {
        Services.AddScoped<Reader>().AddScoped<IComponentActivator, SpeakingActivator>();
        Services.AddSingleton(Files());
        Services.AddSingleton(new Site("Farandole", "Lyon"));
    }

    private protected Reader Reader => Services.GetRequiredService<Reader>();

    internal static Assets Files() => new(new PhysicalFileProvider(Root()));

    internal static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Farandole/wwwroot"));

    internal static string Sources([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Farandole/Features"));
}
