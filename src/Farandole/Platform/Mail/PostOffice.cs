using System.Security.Cryptography;
using System.Text;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;

namespace Farandole.Platform.Mail;

/// <summary>
/// Sends letters, and few of them: nothing to who asked never to be written to, at most one a day to an address that
/// never confirmed anything. What is held back is held back silently, so that nobody learns whether an address is known.
/// </summary>
internal sealed class PostOffice(
    IDbContextFactory<Db.Db> open,
    Writer writer,
    Mailer mailer,
    LetterRenderer renderer,
    MailSettings settings,
    AddressHash hashes,
    Instance instance,
    IClock clock
)
{
    /// <summary>To an address that never confirmed anything, whatever is asked in its name.</summary>
    private const int UnsolicitedADay = 1;

    /// <summary>To a known address, of the letters that anybody can ask for in its name.</summary>
    private const int AskedForADay = 6;

    /// <summary>Returns whether it was sent; false is no error.</summary>
    public async Task<bool> Send(Letter letter, CancellationToken ct)
    {
        var hash = hashes.Of(letter.To);
        if (!await MaySend(letter, hash, ct))
            return false;
        await mailer.Send(await Compose(letter, hash), ct);
        await writer.Write(
            (db, _) =>
            {
                db.Add(
                    new LetterRow
                    {
                        AddressHash = hash,
                        Kind = letter.Kind,
                        EventId = letter.About,
                        Solicited = letter.Solicited,
                        At = clock.GetCurrentInstant(),
                    }
                );
                return Task.CompletedTask;
            },
            ct
        );
        return true;
    }

    private async Task<bool> MaySend(Letter letter, byte[] hash, CancellationToken ct)
    {
        await using var db = await open.CreateDbContextAsync(ct);
        if (await db.Set<Refusal>().AnyAsync(r => r.AddressHash == hash, ct))
            return false;
        if (letter.Solicited)
            return true;
        var yesterday = clock.GetCurrentInstant() - Duration.FromDays(1);
        var known =
            await db.Participations.AnyAsync(p => p.EmailHash == hash && p.ConfirmedAt != null, ct)
            || await db.Keys.AnyAsync(k => k.EmailHash == hash && k.ConfirmedAt != null, ct);
        var lately = await db.Set<LetterRow>()
            .CountAsync(l => l.AddressHash == hash && !l.Solicited && l.At > yesterday, ct);
        return lately < (known ? AskedForADay : UnsolicitedADay);
    }

    private async Task<MimeMessage> Compose(Letter letter, byte[] hash)
    {
        var (html, text) = await renderer.Render(letter);
        var message = new MimeMessage { Subject = letter.Subject };
        message.From.Add(new MailboxAddress(instance.Name, settings.From));
        message.To.Add(MailboxAddress.Parse(letter.To.Value));
        message.Date = clock.GetCurrentInstant().ToDateTimeOffset();
        message.MessageId = $"{Id(letter, hash)}@{instance.Url.Host}";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, letter.Language);
        if (letter.Unsubscribe is { } stop)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        message.Body = Body(letter, html, text);
        return message;
    }

    private static MimeEntity Body(Letter letter, string html, string text)
    {
        var both = new MultipartAlternative
        {
            new TextPart("plain") { Text = text },
            new TextPart("html") { Text = html },
        };
        if (letter.Calendar is not { } calendar)
            return both;
        // Once among the alternatives, so that calendars take it in; once as a file, so that people can.
        both.Add(CalendarText(calendar));
        var file = new MimePart("application", "ics")
        {
            FileName = "farandole.ics",
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(calendar.Text))),
        };
        return new Multipart("mixed") { both, file };
    }

    private static TextPart CalendarText(CalendarPart calendar)
    {
        var part = new TextPart("calendar") { Text = calendar.Text, ContentTransferEncoding = ContentEncoding.Base64 };
        part.ContentType.Parameters.Add("method", calendar.Method);
        return part;
    }

    private static string Id(Letter letter, byte[] hash) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(letter.Errand), .. hash]).AsSpan(0, 16));
}
