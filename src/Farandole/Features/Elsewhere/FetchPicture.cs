using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Farandole.Platform.Media.Pictures;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere;

/// <summary>An event elsewhere has a picture that is not here yet.</summary>
internal sealed record PictureToFetch(Guid Event);

internal static class PicturesElsewhere
{
    /// <summary>Inside a transaction.</summary>
    public static async Task FetchPicture(
        this Later later,
        Db inside,
        RemoteEventRow row,
        Instant now,
        CancellationToken ct
    )
    {
        if (row is { PictureFrom: not null, Picture: null })
            await later.DoOnce(inside, $"picture-elsewhere:{row.Id}", new PictureToFetch(row.Id), now, move: false, ct);
    }
}

/// <summary>
/// Gets the picture of an event elsewhere and makes one of our own of it, as of any that a stranger brings: whoever looks at the
/// event asks no other server for anything. What cannot be had is left, until the event is told of again.
/// </summary>
internal sealed class FetchPicture(
    Db db,
    Writer writer,
    RemotePictures pictures,
    PictureCleaner cleaner,
    IncomingPictures incoming
) : IJob<PictureToFetch>
{
    public async Task RunAsync(PictureToFetch errand, CancellationToken ct)
    {
        var about = errand.Event;
        var from = await db.Set<RemoteEventRow>()
            .Where(e => e.Id == about && e.Picture == null)
            .Select(e => e.PictureFrom)
            .FirstOrDefaultAsync(ct);
        if (from is null || await pictures.FindAsync(from, PictureLimits.Bytes, ct) is not { WhyNot: null } found)
            return;
        using var bytes = new MemoryStream(found.Bytes, writable: false);
        if (await cleaner.CleanAsync(bytes, ct) is not CleanedPicture.Ok made)
            return;
        var isKept = false;
        try
        {
            isKept = await writer.Write((inside, token) => Hang(inside, about, from, made, token), ct);
        }
        finally
        {
            if (!isKept)
                incoming.Discard(made);
        }
    }

    /// <returns>Whether the event is still there and has this picture.</returns>
    private async Task<bool> Hang(Db inside, Guid about, string from, CleanedPicture.Ok made, CancellationToken ct)
    {
        var row = await inside
            .Set<RemoteEventRow>()
            .AsTracking()
            .FirstOrDefaultAsync(e => e.Id == about && e.PictureFrom == from && e.Picture == null, ct);
        if (row is null)
            return false;
        inside.Add(incoming.RowOf(made, null));
        row.Picture = made.Id;
        return true;
    }
}
