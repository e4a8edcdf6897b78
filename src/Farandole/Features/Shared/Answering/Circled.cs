using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Answering;

/// <summary>Whom somebody lets see that they come, as forms say it: a word, or a group of theirs.</summary>
internal static class Circled
{
    /// <summary>As the profile that answers has it by default.</summary>
    public const string Usual = "usual";

    private const string Start = "circle:";

    public static string Value(Exposure exposure, GroupId? circle) =>
        exposure == Exposure.Circle && circle is { } group ? $"{Start}{group}" : EventAsJson.Word(exposure);

    /// <summary>Null when it is none of the choices.</summary>
    public static (Exposure Exposure, GroupId? Circle)? Read(string? text)
    {
        if (text is not null && text.StartsWith(Start, StringComparison.Ordinal))
            return Guid.TryParse(text[Start.Length..], out var group) ? (Exposure.Circle, new GroupId(group)) : null;
        foreach (var word in Enum.GetValues<Exposure>())
        {
            if (EventAsJson.Word(word) == text && word != Exposure.Circle)
                return (word, null);
        }
        // A circle whose group is no more: as good as the organizers alone.
        return text == EventAsJson.Word(Exposure.Circle) ? (Exposure.Organizers, null) : null;
    }

    /// <summary>Whether this profile is a member of that group.</summary>
    public static Task<bool> IsOf(this Db db, ProfileId? profile, GroupId circle, CancellationToken ct) =>
        db.Set<Member>().AnyAsync(m => m.GroupId == circle && m.ProfileId == profile, ct);

    /// <summary>The profiles that somebody may answer as, with the groups of each.</summary>
    public static async Task<IReadOnlyList<AnsweringFace>> AnsweringFaces(
        this Db db,
        AccountId account,
        CancellationToken ct
    )
    {
        var faces = await db.Set<Profile>()
            .Where(p => p.AccountId == account)
            .OrderBy(p => p.Handle)
            .Take(Profile.Most)
            .ToListAsync(ct);
        var circles = await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            join joined in db.Set<Group>() on member.GroupId equals joined.Id
            where profile.AccountId == account
            orderby joined.Name
            select new FaceCircle(profile.Id, joined.Id, joined.Name)
        ).ToListAsync(ct);
        return
        [
            .. faces.Select(f => new AnsweringFace(
                f.Id,
                f.Handle,
                f.Name,
                (f.Usual, f.UsualCircle),
                circles.FindAll(c => c.Face == f.Id)
            )),
        ];
    }

    /// <summary>Where the letters of whoever answers as a profile go: the address that the account proved.</summary>
    public static async Task<EmailAddress?> AddressOf(this Db db, AccountId account, CancellationToken ct) =>
        EmailAddress.Parse(
            await db.Set<Account>().Where(a => a.Id == account).Select(a => a.Email).FirstOrDefaultAsync(ct)
        );
}

/// <summary>One of the faces of who is signed in, as it may answer.</summary>
/// <param name="Id">Which.</param>
/// <param name="Handle">Of its page.</param>
/// <param name="Name">Under which it answers.</param>
/// <param name="Usual">Who sees what it takes part in, unless said otherwise.</param>
/// <param name="Circles">The groups that it is a member of.</param>
public sealed record AnsweringFace(
    ProfileId Id,
    string Handle,
    string Name,
    (Exposure Exposure, GroupId? Circle) Usual,
    IReadOnlyList<FaceCircle> Circles
);

/// <summary>A group of a face.</summary>
public sealed record FaceCircle(ProfileId Face, GroupId Group, string Name);
