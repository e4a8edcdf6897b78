using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Farandole.Tests.Rig;

public sealed class MailSinkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_arrives_as_it_was_sent()
    {
        await using var sink = await MailSink.StartAsync(MailFault.None, Ct);

        await SendAsync(sink);

        var letter = Assert.Single(await sink.WaitForAsync(1, Ct));
        Assert.Equal("Vous êtes inscrite", letter.Subject);
        Assert.Equal("À samedi !\n.\nUn point seul n’arrête rien.\n", letter.TextBody?.ReplaceLineEndings("\n"));
        Assert.Contains("zoe@example.org", letter.Headers["X-Rcpt-Args"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task A_refusal_for_now_is_a_4xx_reply(string command)
    {
        await using var sink = await MailSink.StartAsync(MailFault.RefuseForNow(command), Ct);

        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(sink));

        Assert.Equal(4, (int)refusal.StatusCode / 100);
    }

    [Fact]
    public async Task A_refusal_for_good_is_a_5xx_reply()
    {
        await using var sink = await MailSink.StartAsync(MailFault.RefuseForGood("RCPT"), Ct);

        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(sink));

        Assert.Equal(5, (int)refusal.StatusCode / 100);
        Assert.Empty(sink.Letters);
    }

    [Fact]
    public async Task A_server_that_hangs_up_gives_no_reply()
    {
        await using var sink = await MailSink.StartAsync(MailFault.HangUp("DATA"), Ct);

        await Assert.ThrowsAnyAsync<SmtpProtocolException>(() => SendAsync(sink));
    }

    private static async Task SendAsync(MailSink sink)
    {
        var letter = new MimeMessage { Subject = "Vous êtes inscrite" };
        letter.From.Add(new MailboxAddress("Farandole", "farandole@example.org"));
        letter.To.Add(new MailboxAddress("Zoé", "zoe@example.org"));
        letter.Body = new TextPart("plain") { Text = "À samedi !\n.\nUn point seul n’arrête rien.\n" };
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", sink.Port, SecureSocketOptions.None, Ct);
        await client.SendAsync(letter, Ct);
        await client.DisconnectAsync(true, Ct);
    }
}
