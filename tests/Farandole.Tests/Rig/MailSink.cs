using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Farandole.Tests.Rig;

/// <summary>A real SMTP server that delivers to nobody: Postfix's smtp-sink, on a loopback port of its own.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly DirectoryInfo _letters;
    private readonly Process _server;

    private MailSink(int port, DirectoryInfo letters, Process server)
    {
        Port = port;
        _letters = letters;
        _server = server;
    }

    public int Port { get; }

    /// <summary>The letters taken so far, in no order. With the envelope in X-Mail-Args and X-Rcpt-Args headers.</summary>
    public IReadOnlyList<MimeMessage> Letters => [.. _letters.GetFiles().Select(Read).OfType<MimeMessage>()];

    public static async Task<MailSink> StartAsync(MailFault fault, CancellationToken ct)
    {
        var letters = Directory.CreateTempSubdirectory("farandole-mail-");
        var port = FreePort.Find();
        var command = new ProcessStartInfo("/usr/sbin/smtp-sink") { RedirectStandardError = true };
        foreach (var option in fault.Options)
            command.ArgumentList.Add(option);
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            // smtp-sink refuses to stay root; the user that it becomes must be able to write.
            command.ArgumentList.Add("-u");
            command.ArgumentList.Add("nobody");
            letters.UnixFileMode |= UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        }
        foreach (var argument in (string[])["-d", $"{letters.FullName}/letter.", $"127.0.0.1:{port}", "100"])
            command.ArgumentList.Add(argument);

        var server = Process.Start(command) ?? throw new InvalidOperationException("smtp-sink did not start.");
        var sink = new MailSink(port, letters, server);
        try
        {
            await sink.UntilItListensAsync(ct);
            return sink;
        }
        catch
        {
            await sink.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until that many letters have come. To be used where the sender is another process.</summary>
    public async Task<IReadOnlyList<MimeMessage>> WaitForAsync(int count, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (Letters.Count < count && waited.Elapsed < Patience)
            await Task.Delay(20, ct);
        return Letters.Count >= count
            ? Letters
            : throw new TimeoutException($"{Letters.Count} letters came instead of {count}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_server.HasExited)
            _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _letters.Delete(recursive: true);
    }

    private async Task UntilItListensAsync(CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, ct);
                return;
            }
            catch (SocketException) when (waited.Elapsed < Patience && !_server.HasExited)
            {
                await Task.Delay(10, ct);
            }
            catch (SocketException)
            {
                throw new InvalidOperationException("smtp-sink does not listen.");
            }
        }
    }

    /// <summary>Absent while the letter is still being written: smtp-sink ends each with an empty line.</summary>
    private static MimeMessage? Read(FileInfo file)
    {
        var bytes = File.ReadAllBytes(file.FullName);
        if (!bytes.AsSpan().EndsWith("\n\n"u8))
            return null;
        using var stream = new MemoryStream(bytes, 0, bytes.Length - 1);
        return MimeMessage.Load(stream);
    }
}
