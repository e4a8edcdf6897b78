using System.CommandLine;
using Farandole.Features.Agenda;
using Farandole.Features.Desk;
using Farandole.Features.Federation.Keys;
using Farandole.Features.Importing;
using Farandole.Features.Stewards;
using Farandole.Platform;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;

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
        Task<WebApplication> Open(ParseResult parsed, CancellationToken ct) =>
            Host.BuildAsync(null, parsed.GetValue(data), ct, builder => builder.Logging.ClearProviders());
        root.Subcommands.Add(ImportFromCommandLine.Make(Open));
        root.Subcommands.Add(KeysFromCommandLine.Make(Open));
        root.SetAction(
            async (parsed, ct) =>
            {
                await using var app = await Host.BuildAsync(parsed.GetValue(urls), parsed.GetValue(data), ct);
                await app.StartAsync(ct);
                await app.Services.GetRequiredService<FirstAnswer>().Wait(ct);
                if (!ct.IsCancellationRequested)
                    await SayKeys(app, ct);
                await app.WaitForShutdownAsync(CancellationToken.None);
                return 0;
            }
        );
        root.Add(NewKey(data));
        root.Add(IndexAgain(data));
        return root.Parse(args).InvokeAsync();
    }

    /// <summary>What opens the desk for whoever starts the program for the first time.</summary>
    private static async Task SayKeys(WebApplication app, CancellationToken ct)
    {
        if (await app.Services.FirstInstanceKey(ct) is { } link)
            Say(app, "desk.key.first", link);
        if (await app.Services.NewFirstCode(ct) is { } first)
            Console.Out.WriteLine(
                Words.In(app.Services.GetRequiredService<Instance>().Language)[
                    "stewards.code",
                    ("link", first.Link),
                    ("code", first.Code)
                ]
            );
    }

    /// <summary>For an operator who lost the instance's key, or fears that somebody else has it.</summary>
    private static Command NewKey(Option<string?> data)
    {
        var command = new Command(
            "key",
            "Make a new key for the instance's desk; the one before opens nothing any more"
        );
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var app = await Host.BuildAsync(null, parsed.GetValue(data), ct);
                Say(app, "desk.key.new", await app.Services.NewInstanceKey(ct));
                return 0;
            }
        );
        return command;
    }

    /// <summary>For an operator whose search finds what it should not, or not what it should.</summary>
    private static Command IndexAgain(Option<string?> data)
    {
        var command = new Command("index", "Forget the words by which events are found, and read all events anew");
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var app = await Host.BuildAsync(null, parsed.GetValue(data), ct);
                await app.Services.IndexAgain(ct);
                return 0;
            }
        );
        return command;
    }

    /// <summary>On the console only, never in a log: it carries a key.</summary>
    private static void Say(WebApplication app, string key, string link) =>
        Console.Out.WriteLine(Words.In(app.Services.GetRequiredService<Instance>().Language)[key, ("link", link)]);
}
