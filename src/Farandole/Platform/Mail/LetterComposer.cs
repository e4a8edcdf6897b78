using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Platform.Identity;
using MimeKit;
using NodaTime;

namespace Farandole.Platform.Mail;

/// <summary>Makes of a letter what mail servers carry.</summary>
internal sealed class LetterComposer(
    LetterRenderer renderer,
    MailSettings settings,
    AddressHash hashes,
    Instance instance,
    IClock clock
)
{
    /// <param name="letter">To be written.</param>
    /// <param name="to">Its address.</param>
    public async Task<MimeMessage> Compose(Letter letter, EmailAddress to)
    {
        var hash = hashes.Of(to);
        var wishes = letter.Solicited ? instance.Absolute(LetterLinks.PathOf(hash, hashes)) : null;
        var (html, text) = await renderer.Render(letter, wishes);
        var message = new MimeMessage { Subject = letter.Subject };
        message.From.Add(new MailboxAddress(instance.Name, settings.From));
        message.To.Add(MailboxAddress.Parse(to.Value));
        message.Date = clock.GetCurrentInstant().ToDateTimeOffset();
        message.MessageId = $"{Id(letter, hash)}@{instance.Url.Host}";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, letter.Language);
        // What holds letters of several kinds is stopped where its reader sets the pace.
        if ((letter.Unsubscribe ?? (letter.Parts.Count > 0 ? wishes : null)) is { } stop)
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
