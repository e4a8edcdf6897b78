namespace Farandole.Platform.Mail;

/// <summary>The mail server (<c>FARANDOLE_Mail__*</c>). Without a host nothing is sent: in development letters are files.</summary>
internal sealed class MailSettings(IConfiguration configuration, Instance instance)
{
    public string? Host { get; } = configuration["Mail:Host"];

    public int Port { get; } = configuration.GetValue("Mail:Port", 587);

    public string? User { get; } = configuration["Mail:User"];

    public string? Password { get; } = configuration["Mail:Password"];

    /// <summary><c>StartTls</c> (default), <c>Tls</c>, or <c>None</c> for a server on the same machine.</summary>
    public string Security { get; } = configuration["Mail:Security"] ?? "StartTls";

    /// <summary>The one sender; people's addresses are never used as one.</summary>
    public string From { get; } = configuration["Mail:From"] ?? $"farandole@{instance.Url.Host}";

    /// <summary>How many letters a day go to addresses that nobody has confirmed; more of them wait.</summary>
    public int StrangersADay { get; } = configuration.GetValue("Mail:StrangersADay", 500);
}
