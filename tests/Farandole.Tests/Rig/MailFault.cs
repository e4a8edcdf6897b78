namespace Farandole.Tests.Rig;

/// <summary>How a mail server misbehaves: options of smtp-sink(1), by the SMTP command that they bear upon.</summary>
internal sealed record MailFault(params string[] Options)
{
    public static MailFault None { get; } = new();

    /// <summary>A 4xx reply: to be tried again.</summary>
    public static MailFault RefuseForNow(string command) => new("-r", command);

    /// <summary>A 5xx reply: never to be tried again.</summary>
    public static MailFault RefuseForGood(string command) => new("-f", command);

    /// <summary>The connection closes without a reply: the sender cannot know whether the letter was taken.</summary>
    public static MailFault HangUp(string command) => new("-q", command);

    /// <summary>A 421 reply, then the connection closes: a server that restarts.</summary>
    public static MailFault GoAway(string command) => new("-Q", command);

    public static MailFault Slow(string command, int seconds) => new("-W", $"{command}:{seconds}");
}
