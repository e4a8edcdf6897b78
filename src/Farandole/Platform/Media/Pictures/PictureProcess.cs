using System.Diagnostics;

namespace Farandole.Platform.Media.Pictures;

/// <summary>How to start this program again: the file, and what comes before the sub-command.</summary>
internal sealed record PictureCommand(string FileName, params string[] Arguments)
{
    /// <summary>By the wall's clock, start included: the child's own limit counts only the processor's time.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(PictureLimits.Seconds);

    /// <summary>The running program; from a test host or the <c>dotnet</c> command, the assembly beside it.</summary>
    public static PictureCommand OfThisProgram() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "farandole"
            ? new(path)
            : new("dotnet", Path.Combine(AppContext.BaseDirectory, "farandole.dll"));
}

/// <summary>
/// Runs <see cref="CleanPictureCommand"/> in a process of its own, with a clock that kills it. A few at a time, so that
/// twenty people who send pictures at once slow each other and not the pages.
/// </summary>
internal sealed partial class PictureProcess(PictureCommand command, ILogger<PictureProcess> log) : IDisposable
{
    /// <summary>The child needs the system's basics; it must not see the secrets of the server's environment.</summary>
    private static readonly string[] Inherited =
    [
        "PATH",
        "HOME",
        "TMPDIR",
        "LANG",
        "DOTNET_ROOT",
        "DOTNET_BUNDLE_EXTRACT_BASE_DIR",
    ];

    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Null when both files are written.</summary>
    public async Task<PictureProblem?> CleanAsync(IncomingPicture picture, PictureCut cut, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try
        {
            return await RunAsync(picture, cut, ct);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<PictureProblem?> RunAsync(IncomingPicture picture, PictureCut cut, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(command.Patience);
        using var child = new Process { StartInfo = Start(picture, cut) };
        child.OutputDataReceived += (_, _) => { };
        child.ErrorDataReceived += (_, _) => { };
        child.Start();
        try
        {
            child.StandardInput.Close();
            child.BeginOutputReadLine();
            child.BeginErrorReadLine();
            await child.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
            await child.WaitForExitAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
            LogKilled(command.Patience.TotalSeconds);
            return PictureProblem.Broken;
        }

        if (child.ExitCode == CleanPictureCommand.Done)
            return null;
        if (CleanPictureCommand.ProblemOf(child.ExitCode) is { } problem)
            return problem;
        LogCrashed(child.ExitCode);
        return PictureProblem.Broken;
    }

    private ProcessStartInfo Start(IncomingPicture picture, PictureCut cut)
    {
        var start = new ProcessStartInfo(command.FileName)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(picture.Upload)!,
        };
        string[] arguments =
        [
            .. command.Arguments,
            "picture",
            cut.ToString(),
            picture.Upload,
            picture.Clean,
            picture.Thumbnail,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        var kept = Inherited.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Where(variable => variable.value is not null))
            start.Environment[name] = value;

        // The managed part is small; what the limit leaves is for the decoder. Two arenas: no 64 MB per thread.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x4000000";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        return start;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A picture was given up after {Seconds} s.")]
    private partial void LogKilled(double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The process that reads a picture ended with {ExitCode}.")]
    private partial void LogCrashed(int exitCode);
}
