using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Pictures;

/// <summary>
/// Inside a transaction: hangs a picture where its owner wants it, if who asks may.
/// </summary>
/// <param name="db">Of the transaction.</param>
/// <param name="after">What hangs there then, made of what hung there before.</param>
/// <param name="ct">Of the transaction.</param>
internal delegate Task<Hung?> Hanging(Db db, Func<PictureId?, PictureId?> after, CancellationToken ct);

/// <summary>What hung there, and what does now.</summary>
internal sealed record Hung(PictureId? Before, PictureId? After);

/// <summary>The pictures that stand for profiles and groups: one at a place, and of the one before no file stays.</summary>
internal sealed class FacePictures(IncomingPictures pictures, Writer writer, Reader reader)
{
    /// <summary>Puts a picture there, or describes in other words the one that is there.</summary>
    /// <returns>What is wrong; empty when it is kept, null when who asks may not.</returns>
    public async Task<IReadOnlyList<FieldError>?> Keep(
        PictureInput input,
        bool hasOne,
        PictureCut cut,
        Hanging hang,
        CancellationToken ct
    )
    {
        List<FieldError> wrong = [.. input.Wrong(reader.Words, needsFile: !hasOne, needsAlt: false)];
        if (wrong.Count > 0)
            return wrong;
        var cleaned = await pictures.Clean(input.File, ct, cut);
        if (cleaned is CleanedPicture.Refused broken)
            return [new("picture", reader.Words[broken.Reason.Key()])];
        var made = cleaned as CleanedPicture.Ok;
        var isKept = false;
        try
        {
            isKept = await Change(hang, made, before => made?.Id ?? before, ct);
        }
        finally
        {
            if (!isKept)
                pictures.Discard(made);
        }
        return isKept ? [] : null;
    }

    /// <returns>Whether who asks may take it away.</returns>
    public Task<bool> TakeAway(Hanging hang, CancellationToken ct) => Change(hang, null, _ => null, ct);

    /// <summary>Its owner is gone, and it goes at once.</summary>
    public void Discard(PictureId? picture) => pictures.Discard(picture);

    private async Task<bool> Change(
        Hanging hang,
        CleanedPicture.Ok? made,
        Func<PictureId?, PictureId?> after,
        CancellationToken ct
    )
    {
        var hung = await writer.Write(
            async (db, token) =>
            {
                if (await hang(db, after, token) is not { } now)
                    return null;
                if (made is not null)
                    db.Add(pictures.RowOf(made, null));
                if (now.Before != now.After)
                    await db.Set<PictureRow>().Where(p => p.Id == now.Before).ExecuteDeleteAsync(token);
                return now;
            },
            ct
        );
        if (hung is not null && hung.Before != hung.After)
            pictures.Discard(hung.Before);
        return hung is not null;
    }
}
