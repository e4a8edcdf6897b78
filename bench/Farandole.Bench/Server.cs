using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Farandole.Bench;

/// <summary>The published program, as a child of ours, on a free port of this machine.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process process;

    private Server(Process process, Uri address, TimeSpan started) =>
        (this.process, Address, Started) = (process, address, started);

    public Uri Address { get; }

    /// <summary>From starting the process to the first page.</summary>
    public TimeSpan Started { get; }

    /// <summary>Resident memory in MB.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024 / 1024;
        }
    }

    /// <summary>As much of it as belongs to nobody else and lies in no file, in MB.</summary>
    public long OwnMemory =>
        File.ReadLines($"/proc/{process.Id}/status")
            .Where(l =>
                l.StartsWith("RssAnon", StringComparison.Ordinal) || l.StartsWith("RssShmem", StringComparison.Ordinal)
            )
            .Sum(l =>
                long.Parse(l.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            ) / 1024;

    public int ProcessId => process.Id;

    /// <param name="data">Its data folder.</param>
    /// <param name="core">The core it may use; null: all.</param>
    /// <param name="first">The page that says that it is up.</param>
    /// <param name="settings">Settings, as <c>FARANDOLE_…</c>.</param>
    public static Task<Server> StartAsync(
        string data,
        int? core,
        string first,
        params (string Name, string Value)[] settings
    ) => StartAsync("dotnet", data, core, first, settings);

    /// <summary>
    /// With a runtime of its own, as on a server where nothing else runs on .NET: the code that two programs use stays in memory
    /// as long as one of them does. The copy lies beside its data.
    /// </summary>
    public static async Task<Server> StartAloneAsync(string data, string first)
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        var copy = Directory.CreateDirectory(Path.Combine(data, "runtime")).FullName;
        foreach (var part in (string[])["dotnet", "host", "shared"])
            await Process.Start("cp", ["-r", Path.Combine(root, part), copy]).WaitForExitAsync();
        return await StartAsync(Path.Combine(copy, "dotnet"), data, null, first);
    }

    private static Task<Server> StartAsync(
        string runtime,
        string data,
        int? core,
        string first,
        params (string Name, string Value)[] settings
    ) =>
        StartAsync(
            core,
            first,
            settings,
            runtime,
            Path.Combine(Repository.Root, ".cache/release/farandole.dll"),
            "--data",
            data,
            "--urls"
        );

    public static Task<Server> StartBareAsync(string file, int core) =>
        StartAsync(
            core,
            "/",
            [],
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "Farandole.Bench.dll"),
            "bare",
            file
        );

    /// <summary>As a power cut would: nothing is said, nothing is finished.</summary>
    public void KillHard() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Server> StartAsync(
        int? core,
        string first,
        (string Name, string Value)[] settings,
        params string[] command
    )
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] line =
        [
            .. core is { } c ? ["taskset", "-c", c.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            .. command,
            address.ToString().TrimEnd('/'),
        ];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Staging";
        start.Environment["FARANDOLE_RateLimits__Disabled"] = "true";
        start.Environment["DOTNET_GCgen0size"] = "0x800000"; // as ./run and the unit of systemd say
        start.Environment["FARANDOLE_Mail__Host"] = "127.0.0.1";
        start.Environment["FARANDOLE_Mail__Port"] = MailSink.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["FARANDOLE_Mail__Security"] = "None";
        start.Environment["Logging__LogLevel__Default"] = "Error";
        foreach (var (name, value) in settings)
            start.Environment[$"FARANDOLE_{name}"] = value;
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => Console.Error.Write(e.Data is { Length: > 0 } text ? text + "\n" : "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilUp(new Uri(address, first), process);
        return new Server(process, address, watch.Elapsed);
    }

    private static async Task UntilUp(Uri page, Process process)
    {
        using var client = new HttpClient();
        for (var tries = 0; tries < 6000 && !process.HasExited; tries++)
        {
            try
            {
                if ((await client.GetAsync(page)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }
        throw new InvalidOperationException($"Nothing answers at {page}.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
