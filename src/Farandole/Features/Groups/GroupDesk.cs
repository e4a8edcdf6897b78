using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using NodaTime;

namespace Farandole.Features.Groups;

/// <summary>Makes and changes groups for whoever asks.</summary>
internal sealed class GroupDesk(
    Writer writer,
    AddressHash hashes,
    Reader reader,
    FacePictures pictures,
    IHttpContextAccessor http,
    IClock clock
)
{
    public static readonly Reason NotFree = new("groups.handle.taken");
    public static readonly Reason NoFace = new("groups.no-face");

    /// <summary>Who asks.</summary>
    public Viewer Viewer => http.HttpContext!.Viewer();

    /// <summary>A group with its roles and teams, and who begins it as the holder of its keys.</summary>
    /// <returns>Why it was not made; null when it was.</returns>
    public Task<Reason?> Open(GroupKind kind, Handle handle, GroupSaid said, FaceInput by, CancellationToken ct)
    {
        var (now, language, account, hash) = (
            clock.GetCurrentInstant(),
            reader.Language,
            Viewer.Account,
            hashes.Of(handle)
        );
        var words = reader.Words;
        return writer.Write(
            async (db, token) =>
            {
                if (handle.IsReserved || await db.IsTaken(hash, token))
                    return NotFree;
                var today = now.InUtc().Date;
                if (account is not { } owner || await by.Act(db, owner, hashes, language, today, token) is not { } face)
                    return NoFace;
                db.Add(new TakenHandle(hash));
                var group = Group.Open(kind, handle, hash, said, today);
                Furnish(db, group, (face, await db.SortNameOf(face, token)), words, now);
                return (Reason?)null;
            },
            ct
        );
    }

    /// <returns>Whether there was such a group for who asks, and they may do this there.</returns>
    public Task<bool> Change(string handle, Act act, string note, Action<Group, Instant> change, CancellationToken ct)
    {
        // Asked now: the work may run in another request's turn.
        var (viewer, now) = (Viewer, clock.GetCurrentInstant());
        return writer.Write(
            async (db, token) =>
            {
                if (await db.SpaceToChange(viewer, handle, act, token) is not { } space)
                    return false;
                change(space.Group, now);
                db.Add(space.Note(note, null, now));
                return true;
            },
            ct
        );
    }

    /// <summary>As <see cref="FacePictures.Keep"/>.</summary>
    public Task<IReadOnlyList<FieldError>?> Hang(
        string handle,
        bool isBanner,
        PictureInput input,
        bool hasOne,
        PictureCut cut,
        CancellationToken ct
    ) => pictures.Keep(input, hasOne, cut, Hanging(handle, isBanner, input.Alt), ct);

    /// <summary>As <see cref="FacePictures.TakeAway"/>.</summary>
    public Task<bool> TakeDown(string handle, bool isBanner, CancellationToken ct) =>
        pictures.TakeAway(Hanging(handle, isBanner, null), ct);

    private Hanging Hanging(string handle, bool isBanner, string? alt)
    {
        var (viewer, now) = (Viewer, clock.GetCurrentInstant());
        return async (db, after, token) =>
        {
            if (await db.SpaceToChange(viewer, handle, Act.ChangeGroup, token) is not { } space)
                return null;
            db.Add(space.Note("changed", null, now));
            var group = space.Group;
            var before = isBanner ? group.Banner : group.Picture;
            if (isBanner)
                group.Hang(after(before), alt, now);
            else
                group.Wear(after(before), alt, now);
            return new(before, after(before));
        };
    }

    private static void Furnish(Db db, Group group, (ProfileId Face, string Name) by, Words words, Instant now)
    {
        db.Add(group);
        var roles = Enum.GetValues<RolePreset>()
            .ToDictionary(p => p, p => Role.Of(group.Id, p, Templates.Of(group.Kind, p)));
        db.AddRange(roles.Values);
        foreach (var team in Templates.Teams(group.Kind))
            db.Add(
                Team.Make(
                    group.Id,
                    new(words[$"groups.team.{team.Name}"], words[$"groups.team.{team.Name}.words"], team.Rights)
                )
            );
        var keeper = Member.Join(group.Id, by.Face, by.Name, roles[RolePreset.HoldsKeys].Id, now.InUtc().Date);
        db.Add(keeper);
        db.Add(GroupNote.Of(group.Id, keeper.Id, "began", null, now));
    }
}
