using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Faces;

/// <summary>Who acts, as a form says it: one of one's own profiles, or a new one that needs a name only.</summary>
internal sealed record FaceInput(string? As, string? Name)
{
    /// <summary>What stands for a profile that is still to be made.</summary>
    public const string New = "new";

    public bool IsNew => As is null or New;

    public static FaceInput Of(IFormCollection form) =>
        new(PlainText.Line(form["as"]), PlainText.Line(form["as-name"]));

    /// <returns>What is wrong with it; empty when nothing is.</returns>
    public IEnumerable<FieldError> Wrong(Words words)
    {
        if (IsNew && Name is null)
            yield return new("as-name", words["faces.error.name"]);
        else if (IsNew && !PlainText.Fits(Name, Profile.MaxName))
            yield return new("as-name", words["faces.error.name.long", ("n", Profile.MaxName)]);
    }

    /// <summary>Inside a transaction: the profile that acts, made now if it is new.</summary>
    /// <returns>Null when it is none of theirs, or they may have no more.</returns>
    public async Task<ProfileId?> Act(
        Db db,
        AccountId account,
        AddressHash hashes,
        string language,
        LocalDate today,
        CancellationToken ct
    )
    {
        if (!IsNew)
            return await db.Set<Profile>()
                .Where(p => p.AccountId == account && p.Handle == As)
                .Select(p => (ProfileId?)p.Id)
                .FirstOrDefaultAsync(ct);
        var handle = await db.FreeHandle(hashes, Name!, ct);
        var (opened, _) = await db.OpenFace(
            account,
            handle,
            hashes.Of(handle),
            new ProfileSaid(Name!, Words: null, Html: null, language, IsFindable: false),
            today,
            ct
        );
        return opened?.Id;
    }
}
