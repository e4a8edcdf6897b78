using System.CommandLine;
using Farandole.Features.Importing;

namespace Farandole;

/// <summary>What can be typed behind the program's name. Without a command it serves.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args)
    {
        var urls = new Option<string?>("--urls") { Description = "Where to listen, for example http://127.0.0.1:5080" };
        var data = new Option<string?>("--data") { Description = "The folder that holds everything", Recursive = true };
        var root = new RootCommand("Farandole: what people do together.") { urls, data };
        root.TreatUnmatchedTokensAsErrors = false;
        root.Subcommands.Add(
            ImportFromCommandLine.Make(
                (parsed, ct) =>
                    Host.BuildAsync(null, parsed.GetValue(data), ct, builder => builder.Logging.ClearProviders())
            )
        );
        root.SetAction(
            async (parsed, ct) =>
            {
                var app = await Host.BuildAsync(parsed.GetValue(urls), parsed.GetValue(data), ct);
                await app.RunAsync();
                return 0;
            }
        );
        return root.Parse(args).InvokeAsync();
    }
}
