using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inviting;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>Who gets a letter with the link: by address, or by the handle of a profile of this site.</summary>
internal sealed record Invitees(IReadOnlyList<PersonRead> Addresses, IReadOnlyList<ProfileId> Faces)
{
    private const int MostTyped = 20_000;

    public int Count => Addresses.Count + Faces.Count;

    /// <returns>Whom the list names, and what is wrong with it.</returns>
    public static async Task<(Invitees People, FieldError? Wrong)> Read(
        string? typed,
        Db db,
        Words words,
        CancellationToken ct
    )
    {
        var text = typed is { Length: > MostTyped } ? typed[..MostTyped] : typed ?? "";
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var handles = lines.Where(IsHandle).ToList();
        var (people, notRead) = ReadPeople.From(string.Join('\n', lines.Except(handles)), GroupLetter.MaxName);
        var faces = new List<ProfileId>();
        foreach (var line in handles.Distinct())
        {
            var named = Handle.Parse(line)?.Value;
            if (named is null || await Find(db, named, ct) is not { } face)
                return (Nobody, new("people", words["members.error.handle", ("handle", line)]));
            faces.Add(face);
        }
        var wrong =
            notRead.Concat(people.Where(p => p.Email is null).Select(p => p.Name)).FirstOrDefault() is { } line1
                ? words["members.error.line", ("line", line1)]
            : people.Count + faces.Count > GroupLetter.Most ? words["members.error.people", ("n", GroupLetter.Most)]
            : null;
        return wrong is null ? (new(people, faces), null) : (Nobody, new("people", wrong));
    }

    private static Invitees Nobody => new([], []);

    private static bool IsHandle(string line) => line.StartsWith('@') && line.LastIndexOf('@') == 0;

    private static Task<ProfileId?> Find(Db db, string handle, CancellationToken ct) =>
        db.Set<Profile>().Where(p => p.Handle == handle).Select(p => (ProfileId?)p.Id).FirstOrDefaultAsync(ct);
}
