using System.Collections.Concurrent;
using System.Diagnostics;

namespace Farandole.Peers.Tests.Ring;

/// <summary>A program that runs as long as a test wants it to, and what it says.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> said = new();
    private readonly Process process;

    private Child(Process process) => this.process = process;

    public IEnumerable<string> Lines => said;

    /// <summary>The last of what it said, to explain a failure.</summary>
    public string Tail => string.Join('\n', said.TakeLast(120));

    public bool HasEnded => process.HasExited;

    public static Child Start(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var child = new Child(new Process { StartInfo = Of(program, arguments) });
        foreach (var (name, value) in environment)
            child.process.StartInfo.Environment[name] = value;
        child.process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        child.process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string program, string[] arguments, string input = "")
    {
        var ct = TestContext.Current.CancellationToken;
        using var process = Process.Start(Of(program, arguments))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(ct);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await errors}");
        return await output;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private static ProcessStartInfo Of(string program, string[] arguments) =>
        new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private void Keep(string? line)
    {
        if (line is not null)
            said.Enqueue(line);
    }
}
