using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Notices;

/// <summary>
/// Whose devices a page is about: those of a personal link, told about one event, or those of an address, told about all
/// of its events.
/// </summary>
/// <param name="Path">The page.</param>
/// <param name="Language">Of a notice that they try out.</param>
public sealed record NoticeOwner(string Path, string? Language)
{
    internal ParticipationId? Participation { get; init; }

    internal byte[]? Address { get; init; }

    /// <summary>Bound from the address of the door; null when its link opens nothing, and then the door says 404.</summary>
    public static async ValueTask<NoticeOwner?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (values, services) = (context.Request.RouteValues, context.RequestServices);
        if (values["ticket"] is string ticket)
            return
                await services.GetRequiredService<Db>().FindTicket(ticket, context.RequestAborted)
                    is { IsIn: true } mine
                ? new NoticeOwner($"/t/{ticket}", mine.Language) { Participation = mine.Id }
                : null;
        return
            values["token"] is string token
            && LetterLinks.Read(token, services.GetRequiredService<AddressHash>()) is { } address
            ? new NoticeOwner($"/letters/{token}", null) { Address = address }
            : null;
    }

    /// <summary>Back to the page, which says what was done.</summary>
    internal string Done(string what) => $"{Path}?done={(Address is null ? what : "saved")}";

    internal Task<NoticeReader?> Find(IQueryable<NoticeReader> readers, CancellationToken ct) =>
        Participation is { } id
            ? readers.FirstOrDefaultAsync(r => r.ParticipationId == id, ct)
            : readers.FirstOrDefaultAsync(r => r.AddressHash == Address, ct);

    internal NoticeReader New(ToldBy toldBy, Instant now) =>
        new()
        {
            ParticipationId = Participation,
            AddressHash = Address,
            ToldBy = toldBy,
            At = now,
        };
}
