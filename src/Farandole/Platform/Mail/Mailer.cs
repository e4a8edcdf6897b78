using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NodaTime;

namespace Farandole.Platform.Mail;

/// <summary>The way out for letters: the configured mail server, and in development also a file each.</summary>
internal sealed class Mailer(MailSettings settings, IHostEnvironment environment, DataFolder folder, IClock clock)
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);

    public async Task Send(MimeMessage message, CancellationToken ct)
    {
        if (environment.IsDevelopment())
            await Keep(message, ct);
        if (settings.Host is { } host)
            await Deliver(message, host, ct);
        else if (!environment.IsDevelopment())
            throw new InvalidOperationException("No mail server is set (Mail:Host).");
    }

    private async Task Deliver(MimeMessage message, string host, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(MostTime);
        using var client = new SmtpClient();
        var security = settings.Security switch
        {
            "None" => SecureSocketOptions.None,
            "Tls" => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };
        await client.ConnectAsync(host, settings.Port, security, limit.Token);
        if (settings.User is { } user)
            await client.AuthenticateAsync(user, settings.Password ?? "", limit.Token);
        await client.SendAsync(message, limit.Token);
        // The server has it: a slow goodbye must not make us send it twice.
        await client.DisconnectAsync(quit: false, CancellationToken.None);
    }

    private async Task Keep(MimeMessage message, CancellationToken ct)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.GetCurrentInstant().ToUnixTimeMilliseconds()}-{Guid.NewGuid():N}.eml"
        );
        var file = Path.Combine(folder.Folder("mail"), name);
        // Written aside and then named, so that whoever watches the folder never reads half a letter.
        await message.WriteToAsync(file + ".part", ct);
        File.Move(file + ".part", file);
    }
}
