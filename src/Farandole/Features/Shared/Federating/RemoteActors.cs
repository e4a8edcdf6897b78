using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>Those on other servers, as their server shows them: asked for once, and again when what is known is old.</summary>
internal sealed class RemoteActors(Db db, Writer writer, RemoteDocuments documents, IClock clock)
{
    /// <summary>Their server tells of changes; whoever missed one is asked after this.</summary>
    private static readonly Duration Fresh = Duration.FromDays(7);

    /// <summary>Null when nobody is there, or nobody who could be written to.</summary>
    /// <exception cref="IOException">Their server does not answer for the moment, and nothing is known of them.</exception>
    public async Task<RemoteActorRow?> FindAsync(string address, CancellationToken ct)
    {
        var known = await KnownAsync(address, ct);
        if (known is not null && clock.GetCurrentInstant() - known.FetchedAt < Fresh)
            return known;
        return await AskAsync(address, known, ct);
    }

    /// <summary>Without asking anybody.</summary>
    public Task<RemoteActorRow?> KnownAsync(string address, CancellationToken ct) =>
        db.Set<RemoteActorRow>().FirstOrDefaultAsync(a => a.Address == address, ct);

    /// <summary>As their server shows them now, whatever was known.</summary>
    /// <exception cref="IOException">Their server does not answer for the moment.</exception>
    public Task<RemoteActorRow?> AskAsync(string address, CancellationToken ct) => AskAsync(address, null, ct);

    private async Task<RemoteActorRow?> AskAsync(string address, RemoteActorRow? known, CancellationToken ct)
    {
        var found = await documents.FindAsync(address, ct);
        if (found.WhyNot is FetchRefusal.NoAnswer or FetchRefusal.Failed)
            return known ?? throw new IOException("Their server does not say who they are: it is asked again.");
        if (found.Document is not { } document || document.Id != address || !RemoteActor.Is(document))
            return null;
        if (RemoteActorRow.Of(new RemoteActor(document), clock.GetCurrentInstant()) is not { } row)
            return null;
        await writer.Write((inside, token) => Keep(inside, row, token), ct);
        return row;
    }

    /// <summary>Others point at the row: it is changed, and never taken away and put back.</summary>
    private static async Task Keep(Db inside, RemoteActorRow row, CancellationToken ct)
    {
        if (await inside.Set<RemoteActorRow>().AnyAsync(a => a.Address == row.Address, ct))
            inside.Update(row);
        else
            inside.Add(row);
    }
}
