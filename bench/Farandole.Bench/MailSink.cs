using System.Diagnostics;

namespace Farandole.Bench;

/// <summary>A real mail server that throws letters away (Postfix's smtp-sink), for as long as the bench runs.</summary>
internal static class MailSink
{
    private static readonly Lazy<int> Started = new(Start);

    public static int Port => Started.Value;

    private static int Start()
    {
        var port = Server.FreePort();
        string[] line =
        [
            .. Environment.UserName == "root" ? ["-u", "nobody"] : Array.Empty<string>(),
            $"127.0.0.1:{port}",
            "200",
        ];
        var sink = Process.Start(new ProcessStartInfo("/usr/sbin/smtp-sink", line))!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => sink.Kill();
        return port;
    }
}
