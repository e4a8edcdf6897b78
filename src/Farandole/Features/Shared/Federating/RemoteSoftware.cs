using Farandole.ActivityPub.Discovery;
using Farandole.ActivityPub.Reading;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>Which programs other servers run: asked where that decides how one speaks with them, and of nobody else.</summary>
internal sealed class RemoteSoftware(Db db, Writer writer, RemoteDocuments documents, IClock clock)
{
    /// <summary>Programs are rarely changed for others; who did not answer is asked sooner.</summary>
    private static readonly Duration Fresh = Duration.FromDays(30);
    private static readonly Duration Silent = Duration.FromDays(1);

    /// <summary>Of the server of an address, in small letters; null when it does not say.</summary>
    public async Task<string?> Of(string address, CancellationToken ct)
    {
        if (Origin.HostOf(address) is not { } host)
            return null;
        var known = await db.Set<RemoteSoftwareRow>().FirstOrDefaultAsync(s => s.Host == host, ct);
        var now = clock.GetCurrentInstant();
        if (known is not null && now - known.AskedAt < (known.Name is null ? Silent : Fresh))
            return known.Name;
        var name = await Ask(new Uri(address).GetLeftPart(UriPartial.Authority), ct);
        await writer.Write((inside, token) => Keep(inside, host, name, now, token), ct);
        return name;
    }

    private async Task<string?> Ask(string origin, CancellationToken ct)
    {
        var links = await documents.FindDescriptorAsync(RemoteNode.LinksAt(origin), ct);
        if (links.Document is not { } found || RemoteNode.DescriptionIn(found, origin) is not { } address)
            return null;
        var description = await documents.FindDescriptorAsync(address, ct);
        return description.Document is { } said
            ? SaidText.Line(RemoteNode.SoftwareIn(said), RemoteSoftwareRow.MaxName)
            : null;
    }

    private static async Task Keep(Db inside, string host, string? name, Instant now, CancellationToken ct)
    {
        if (await inside.Set<RemoteSoftwareRow>().AsTracking().FirstOrDefaultAsync(s => s.Host == host, ct) is { } row)
            (row.Name, row.AskedAt) = (name, now);
        else
            inside.Add(
                new RemoteSoftwareRow
                {
                    Host = host,
                    Name = name,
                    AskedAt = now,
                }
            );
    }
}
