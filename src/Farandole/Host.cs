using Farandole.Features;
using Farandole.Platform;
using Farandole.Platform.Db;

namespace Farandole;

/// <summary>Puts the product together: settings, mechanisms, features.</summary>
internal static class Host
{
    /// <summary>A host ready to run: its database fits, its settings are read.</summary>
    /// <param name="urls">Where to listen; null: as the settings say.</param>
    /// <param name="data">The folder that holds everything; null: as the settings say.</param>
    /// <param name="adjust">What a test replaces: the clock, the server.</param>
    /// <param name="ct">Ends the preparation.</param>
    public static async Task<WebApplication> BuildAsync(
        string? urls,
        string? data,
        CancellationToken ct,
        Action<WebApplicationBuilder>? adjust = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                // Settings are read at the start alone: nobody need watch their folder, with a thread of its own.
                Args = ["--hostBuilder:reloadConfigOnChange=false"],
            }
        );
        Configure(builder, urls, data);
        // What takes longest at a start is done beside everything else; whoever needs it first waits for it.
        _ = DatabaseSettings.From(builder.Configuration).BuildModelAsync();
        builder.AddPlatform();
        builder.AddFeatures();
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UsePlatform();
        app.MapFeatures();
        var loaded = Task.Run(app.LoadFeatures, ct);
        await app.PrepareAsync(ct);
        await loaded;
        return app;
    }

    /// <summary>The settings file in the data folder, then the environment, then the command line: the later wins.</summary>
    private static void Configure(WebApplicationBuilder builder, string? urls, string? data)
    {
        var configuration = builder.Configuration;
        configuration.AddEnvironmentVariables("FARANDOLE_");
        var folder = Path.GetFullPath(data ?? configuration["Data"] ?? "data");
        configuration
            .AddJsonFile(Path.Combine(folder, "settings.json"), optional: true)
            .AddEnvironmentVariables("FARANDOLE_");
        configuration["Data"] = folder;
        var address = urls ?? configuration["Urls"] ?? "http://127.0.0.1:5080";
        builder.WebHost.UseUrls(address.Split(';'));
        configuration["Url"] ??= address.Split(';')[0];
    }
}
