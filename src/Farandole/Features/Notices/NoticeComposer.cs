using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Farandole.Platform.Push;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Notices;

/// <summary>
/// What a device shows: of which event, that something of a kind is new, and where it is read. A locked screen is read by
/// others, so it says nothing else.
/// </summary>
/// <param name="Tag">The same for the same thing: shown twice it stands there once.</param>
internal sealed record NoticeAsShown(string Title, string Body, string Url, string Tag, string Lang)
{
    public Push Push(bool isUrgent) =>
        new(JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web), Tag, isUrgent);
}

/// <summary>Writes a notice when it leaves, from what its reader may see then.</summary>
internal sealed class NoticeComposer(Db db, LetterDesk desk, AddressHash signer, IClock clock)
{
    /// <summary>Null when there is nothing to say any more.</summary>
    public async Task<NoticeAsShown?> Write(NoticeRow notice, NoticeDevice device, CancellationToken ct)
    {
        if (await desk.FindGone(notice.ParticipationId, ct) is not { } to || !StillHolds(notice.Kind, to))
            return null;
        var (title, url) = await Headed(to, device, ct);
        return new(
            LetterTitles.Short(title ?? desk.Instance.Name),
            to.Words[$"notices.kind.{notice.Kind}"],
            url,
            Tag(notice.Errand),
            to.Mine.Language
        );
    }

    /// <summary>32 signs that say nothing of whom or what.</summary>
    public static string Tag(string errand) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(errand)).AsSpan(0, 24));

    private static bool StillHolds(string kind, Addressee to) =>
        kind switch
        {
            "deleted" => to.IsGone,
            "removed" => to is { IsGone: false, Mine.RemovedAt: not null },
            _ => to is { IsGone: false, Mine.IsIn: true },
        };

    private static string Named(Addressee to) =>
        to.Seen.Visibility == Visibility.Private ? to.Words.Capital(to.SubjectTitle) : to.SubjectTitle;

    /// <summary>
    /// The device of a personal link opens that. The page of an address opens no answer, and its devices neither: whoever was
    /// sent a letter on may have added theirs.
    /// </summary>
    private async Task<(string? Title, string Url)> Headed(Addressee to, NoticeDevice device, CancellationToken ct)
    {
        var address = await db.Set<NoticeReader>()
            .Where(r => r.Id == device.ReaderId)
            .Select(r => r.AddressHash)
            .FirstOrDefaultAsync(ct);
        if (address is null)
            return (to.IsGone ? null : Named(to), to.Ticket);
        var joined = await db.AllEvents.FirstAsync(e => e.Id == to.Mine.EventId, ct);
        var seen = EventAsSeen.By(Standing.HasLink, joined, clock.GetCurrentInstant());
        return to.IsGone || seen.Visibility == Visibility.Private || seen.OutsideTitle is not { } title
            ? (null, desk.Instance.Absolute(LetterLinks.PathOf(address, signer)))
            : (title, desk.Instance.Absolute(seen.Path));
    }
}
