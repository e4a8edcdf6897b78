using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Notices;

/// <summary>The devices of a personal link and what they were told: handed over with all the rest, and forgotten with it.</summary>
internal sealed class OwnNotices : IOwnPart
{
    public async Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct)
    {
        var reader = await db.Set<NoticeReader>().FirstOrDefaultAsync(r => r.ParticipationId == mine.Id, ct);
        var notices = await db.Set<NoticeRow>()
            .Where(n => n.ParticipationId == mine.Id)
            .OrderBy(n => n.Id)
            .ToListAsync(ct);
        if (reader is null && notices.Count == 0)
            return null;
        var devices = reader is null
            ? []
            : await db.Set<NoticeDevice>().Where(d => d.ReaderId == reader.Id).OrderBy(d => d.Id).ToListAsync(ct);
        return new OwnPart("devices", words["notices.title"], [])
        {
            Data = new NoticesAsData(
                reader?.ToldBy.ToString(),
                devices.ConvertAll(d => new DeviceAsData(
                    d.Label,
                    d.Endpoint,
                    d.CreatedAt.ToString(),
                    d.ToldAt?.ToString()
                )),
                notices.ConvertAll(n => new NoticeAsData(n.Kind, n.Text, n.At.ToString()))
            ),
        };
    }

    public async Task Forget(ParticipationId mine, Db db, CancellationToken ct)
    {
        await db.Set<NoticeReader>().Where(r => r.ParticipationId == mine).ExecuteDeleteAsync(ct);
        await db.Set<NoticeRow>().Where(n => n.ParticipationId == mine).ExecuteDeleteAsync(ct);
    }
}

internal sealed record NoticesAsData(
    string? ToldBy,
    IReadOnlyList<DeviceAsData> Devices,
    IReadOnlyList<NoticeAsData> Notices
);

internal sealed record DeviceAsData(string? Label, string Endpoint, string Added, string? LastTold);

internal sealed record NoticeAsData(string Kind, string? Text, string At);
