using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using NodaTime;

namespace Farandole.Features.Moving;

/// <summary>Changes one who may move; the note is for the log of a group.</summary>
internal delegate Task<bool> ChangeMover(string note, Action<IMoves, Instant> change, CancellationToken ct);

/// <summary>A profile or a group, for whoever may decide that it moves.</summary>
/// <param name="Actor">As other servers know it.</param>
/// <param name="Name">How it is called.</param>
/// <param name="State">As it is.</param>
/// <param name="Change">Whether it could be done: whoever asks may have lost the right meanwhile.</param>
internal sealed record Mover(LocalActor Actor, string Name, IMoves State, ChangeMover Change)
{
    /// <summary>Of a group, for the frame of its pages.</summary>
    public Space? Space { get; init; }

    public bool IsGroup => Actor.Group is not null;

    /// <summary>Where it is changed.</summary>
    public string Settings => Space is { } space ? $"{space.Path}/settings" : OwnFace.PathOf(Actor.Name);

    /// <summary>The page of its moves.</summary>
    public string Path => Space is { } space ? $"{space.Path}/move" : $"{OwnFace.PathOf(Actor.Name)}/move";
}

/// <summary>Finds who may move, for whoever asks.</summary>
internal sealed class Movers(Db db, Writer writer, Instance instance, IHttpContextAccessor http, IClock clock)
{
    /// <summary>Null when it is none of theirs.</summary>
    public async Task<Mover?> Profile(string handle, CancellationToken ct)
    {
        var mine = http.HttpContext!.Viewer().Account;
        return await db.ProfileOf(mine, handle, ct) is { } found
            ? new Mover(instance.ActorOf(found), found.Name, found, Change)
            : null;

        Task<bool> Change(string note, Action<IMoves, Instant> change, CancellationToken token)
        {
            var now = clock.GetCurrentInstant();
            return writer.Write(
                async (inside, inner) =>
                {
                    if (await inside.ProfileOf(mine, handle, inner) is not { } own)
                        return false;
                    change(own, now);
                    return true;
                },
                token
            );
        }
    }

    /// <summary>Null when they may not decide over the group.</summary>
    public async Task<Mover?> Group(string handle, CancellationToken ct)
    {
        var viewer = http.HttpContext!.Viewer();
        return await db.SpaceOf(viewer, handle, Act.EndGroup, ct) is { } found
            ? new Mover(instance.ActorOf(found.Group), found.Group.Name, found.Group, Change) { Space = found }
            : null;

        Task<bool> Change(string note, Action<IMoves, Instant> change, CancellationToken token)
        {
            var now = clock.GetCurrentInstant();
            return writer.Write(
                async (inside, inner) =>
                {
                    if (await inside.SpaceToChange(viewer, handle, Act.EndGroup, inner) is not { } space)
                        return false;
                    change(space.Group, now);
                    inside.Add(space.Note(note, null, now));
                    return true;
                },
                token
            );
        }
    }
}
