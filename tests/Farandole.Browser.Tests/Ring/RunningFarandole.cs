using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Farandole.Tests.Rig;
using Microsoft.Data.Sqlite;
using MimeKit;

namespace Farandole.Browser.Tests.Ring;

/// <summary>The built program itself, as a process of its own with an empty data directory.</summary>
public sealed partial class RunningFarandole : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("farandole-browser-");
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process = new();

    private RunningFarandole(string? name, int? port) =>
        (Address, IsNamed) = (new Uri($"http://{name ?? "127.0.0.1"}:{port ?? FreePort.Find()}"), name is not null);

    public Uri Address { get; }

    /// <summary>The key of the instance, said once on the console of those who start it.</summary>
    public string DeskKey => InstanceKey().Match(Output).Value;

    /// <summary>What the program printed, to explain a failure.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>The letters written to the data directory so far, oldest first.</summary>
    public IReadOnlyList<MimeMessage> Letters
    {
        get
        {
            var directory = new DirectoryInfo(Path.Combine(_data.FullName, "mail"));
            return directory.Exists
                ?
                [
                    .. directory
                        .GetFiles("*.eml")
                        .OrderBy(f => f.LastWriteTimeUtc)
                        .Select(f => MimeMessage.Load(f.FullName)),
                ]
                : [];
        }
    }

    /// <param name="settings">Environment variables beside those that every test needs.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="name">Of this machine, when others are to know it by one.</param>
    /// <param name="port">When others must know it before.</param>
    public static async Task<RunningFarandole> StartAsync(
        IReadOnlyDictionary<string, string> settings,
        CancellationToken ct,
        string? name = null,
        int? port = null
    )
    {
        var program = new RunningFarandole(name, port);
        try
        {
            program.Start(settings);
            await program.UntilReadyAsync(ct);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>The letters to that address, as soon as there are that many of them.</summary>
    public async Task<IReadOnlyList<MimeMessage>> LettersToAsync(string address, int count, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var letters = Letters.Where(l => l.To.Mailboxes.Any(m => m.Address == address)).ToList();
            if (letters.Count >= count)
                return letters;
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"{letters.Count} letters to {address} instead of {count}.\n{Output}");
            await Task.Delay(50, ct);
        }
    }

    /// <summary>The first letter to that address which says this, as soon as it is there.</summary>
    public async Task<MimeMessage> LetterSayingAsync(string address, string words, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            foreach (var letter in await LettersToAsync(address, 1, ct))
            {
                if ($"{letter.Subject}\n{letter.TextBody}".Contains(words, StringComparison.Ordinal))
                    return letter;
            }
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"No letter to {address} says {words}.\n{Output}");
            await Task.Delay(50, ct);
        }
    }

    /// <summary>Lets the time pass for which changes rest before people are told of them.</summary>
    public Task LetChangesRestAsync(CancellationToken ct) => LetPassAsync("changes:%", ct);

    /// <summary>Lets the ten minutes pass in which a decision may be taken back: only then does a yes open anything.</summary>
    public Task LetDecisionsStandAsync(CancellationToken ct) => LetDecisionsStandAsync("SendDecisionLetter", ct);

    /// <summary>The same, for whoever asked from another server.</summary>
    public Task LetDecisionsStandElsewhereAsync(CancellationToken ct) => LetDecisionsStandAsync("remote-answer:%", ct);

    private async Task LetDecisionsStandAsync(string which, CancellationToken ct)
    {
        await using (var command = await CommandAsync(ct))
        {
            command.CommandText = "UPDATE participations SET approved_at = approved_at - 660000";
            await command.ExecuteNonQueryAsync(ct);
        }
        await LetPassAsync(which, ct);
    }

    /// <summary>Lets the days pass until the reminder of one event is due.</summary>
    public Task LetTheDayBeforeComeAsync(string id, CancellationToken ct) => LetPassAsync($"remind:{id}", ct);

    /// <summary>An account runs the site from now on, as if the code of the console had been typed.</summary>
    public async Task HaveAdministratorAsync(string address, CancellationToken ct)
    {
        await using var command = await CommandAsync(ct);
        command.CommandText =
            "INSERT INTO stewards (id, account_id, role, asks_for_more, since) "
            + "SELECT $id, id, 'Administrator', 1, created_on FROM accounts WHERE email = $address";
        command.Parameters.AddWithValue("$id", Guid.NewGuid());
        command.Parameters.AddWithValue("$address", address);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What waits under this key, or of this kind, is due.</summary>
    private async Task LetPassAsync(string which, CancellationToken ct)
    {
        await using var command = await CommandAsync(ct);
        command.CommandText = "UPDATE jobs SET due_at = 0 WHERE \"key\" LIKE $which OR kind = $which";
        command.Parameters.AddWithValue("$which", which);
        var waited = Stopwatch.StartNew();
        while (await command.ExecuteNonQueryAsync(ct) == 0)
        {
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"{which} waits for nothing.\n{Output}");
            await Task.Delay(50, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (HasStarted && !_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    /// <summary>Types a command behind the program's name, beside the one that runs.</summary>
    /// <returns>With what it ends.</returns>
    public async Task<int> TypeAsync(CancellationToken ct, params string[] words)
    {
        using var beside = Process.Start(Begin([.. words]))!;
        var (said, complained) = (beside.StandardOutput.ReadToEndAsync(ct), beside.StandardError.ReadToEndAsync(ct));
        await beside.WaitForExitAsync(ct);
        Keep(await said);
        Keep(await complained);
        return beside.ExitCode;
    }

    private bool IsNamed { get; }

    private bool HasStarted { get; set; }

    private void Start(IReadOnlyDictionary<string, string> settings)
    {
        _process.StartInfo = Begin([]);
        foreach (var (name, value) in settings)
            _process.StartInfo.Environment[name] = value;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        HasStarted = _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private ProcessStartInfo Begin(string[] words)
    {
        // Beside the tests stands a copy without its static files: the program's own build has all.
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = build.Parent?.Name ?? "Debug";
        var assembly = Path.Combine(Repository.Root, "src/Farandole/bin", configuration, build.Name, "farandole.dll");
        var begin = new ProcessStartInfo("dotnet", [assembly, .. words])
        {
            WorkingDirectory = _data.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["FARANDOLE_DATA"] = _data.FullName,
                // All visitors of a test come from one address.
                ["FARANDOLE_RateLimits__Disabled"] = "true",
            },
        };
        if (IsNamed)
            begin.Environment["FARANDOLE_Url"] = Address.ToString();
        return begin;
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _output.Enqueue(line);
    }

    private async Task UntilReadyAsync(CancellationToken ct)
    {
        // The product's one safe client refuses loopback addresses, and rightly so.
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });
        var waited = Stopwatch.StartNew();
        // What opens the desk is said last, once somebody was answered.
        while (
            !await AnswersAsync(http, "/health/ready", ct) || !Output.Contains("/desk/first", StringComparison.Ordinal)
        )
        {
            if (_process.HasExited || waited.Elapsed > Patience)
                throw new InvalidOperationException($"The program did not become ready.\n{Output}");
            await Task.Delay(50, ct);
        }
    }

    /// <summary>To look at its database, or to let time pass in it.</summary>
    public async Task<SqliteCommand> CommandAsync(CancellationToken ct)
    {
        var database = new SqliteConnection($"Data Source={Path.Combine(_data.FullName, "farandole.db")}");
        await database.OpenAsync(ct);
        var command = database.CreateCommand();
        command.Disposed += (_, _) => database.Dispose();
        return command;
    }

    private async Task<bool> AnswersAsync(HttpMessageInvoker http, string path, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
            using var response = await http.SendAsync(request, ct);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"fa1_[\w-]+")]
    private static partial Regex InstanceKey();
}
