using System.CommandLine;
using Farandole.Platform;
using Farandole.Platform.Text;

namespace Farandole.Features.Federation.Keys;

/// <summary><c>farandole keys HANDLE</c> or <c>--all</c>: for whoever runs the instance, beside the running program or without it.</summary>
internal static class KeysFromCommandLine
{
    private const int Refused = 1;
    private const int WrongUse = 2;

    /// <param name="open">Opens the instance in the data folder that the command line names, without serving.</param>
    public static Command Make(Func<ParseResult, CancellationToken, Task<WebApplication>> open)
    {
        var handle = new Argument<string?>("handle")
        {
            Description = "Whose key: the handle of a profile or a group, or relay for the instance",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var all = new Option<bool>("--all") { Description = "The keys of all who act here" };
        var leaked = new Option<bool>("--leaked")
        {
            Description = "Somebody else may have it: what it was for is signed by the new one at once",
        };
        var command = new Command("keys", "Renew the keys by which other servers know who acts here")
        {
            handle,
            all,
            leaked,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var app = await open(parsed, ct);
                await using var scope = app.Services.CreateAsyncScope();
                var asked = new Asked(parsed.GetValue(handle), parsed.GetValue(all), parsed.GetValue(leaked));
                var output = parsed.InvocationConfiguration;
                return await RunAsync(scope.ServiceProvider, asked, output.Output, output.Error, ct);
            }
        );
        return command;
    }

    internal sealed record Asked(string? Handle, bool All, bool IsLeaked);

    /// <returns>0: done. 1: nobody has that handle. 2: wrongly asked.</returns>
    internal static async Task<int> RunAsync(
        IServiceProvider services,
        Asked asked,
        TextWriter output,
        TextWriter error,
        CancellationToken ct
    )
    {
        var words = Words.In(services.GetRequiredService<Instance>().Language);
        var desk = services.GetRequiredService<KeyDesk>();
        if (asked.Handle is null != asked.All)
        {
            await error.WriteLineAsync(words["federation.keys.console.use"]);
            return WrongUse;
        }
        if (asked.Handle is null)
        {
            await desk.RenewAll(asked.IsLeaked, KeyDesk.NoteOfConsole, ct);
            await output.WriteLineAsync(words["federation.keys.console.all"]);
            return 0;
        }
        if (!await desk.RenewOf(asked.Handle, asked.IsLeaked, KeyDesk.NoteOfConsole, ct))
        {
            await error.WriteLineAsync(words["federation.keys.error.who"]);
            return Refused;
        }
        await output.WriteLineAsync(words["federation.keys.done.one"]);
        return 0;
    }
}
