using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Roles;

/// <summary>Changes who may do what, for whoever asks.</summary>
internal sealed class RoleDesk(Writer writer, IHttpContextAccessor http, IClock clock, IEnumerable<AreaInUse> areas)
{
    /// <summary>Who asks.</summary>
    public Viewer Viewer => http.HttpContext!.Viewer();

    /// <summary>In UTC: roles and places for a time end with it.</summary>
    public LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    public IReadOnlyList<AreaInUse> Areas { get; } = [.. areas.OrderBy(a => a.Area)];

    /// <summary>Those in which something can be a team's.</summary>
    public IReadOnlyList<AreaInUse> TeamAreas => [.. Areas.Where(a => a.IsOfTeams)];

    /// <summary>Inside a transaction, one after the other in each group: two who give up the keys at once leave one of them.</summary>
    public Task<Outcome> Change(
        string handle,
        Act act,
        Func<Inside, CancellationToken, Task<Outcome>> work,
        CancellationToken ct
    )
    {
        // Asked now: the work may run in another request's turn.
        var (viewer, now) = (Viewer, clock.GetCurrentInstant());
        return writer.Write(
            async (db, token) =>
            {
                if (await db.SpaceToChange(viewer, handle, act, token) is not { } space)
                    return Outcome.Absent;
                await db.TakeTurn(space.Group.Id, token);
                return await work(new(space, db, now), token);
            },
            ct
        );
    }
}

/// <summary>A group in the transaction that changes it.</summary>
internal sealed record Inside(Space Space, Db Db, Instant Now)
{
    public Membership Mine => Space.Mine;

    public LocalDate Today => Now.InUtc().Date;

    public Task<IReadOnlyList<Keeper>> Keepers(CancellationToken ct) => Db.KeepersOf(Space.Group.Id, Today, ct);

    /// <summary>It is done, and says so inside.</summary>
    public Outcome Done(string note, string? about)
    {
        Db.Add(Space.Note(note, about, Now));
        return Outcome.Done;
    }
}

/// <summary>What became of a change.</summary>
/// <param name="IsAbsent">There is no such thing for who asks.</param>
/// <param name="WhyNot">The rule that it breaks; null when it is done.</param>
internal sealed record Outcome(bool IsAbsent, Reason? WhyNot)
{
    public static readonly Outcome Done = new(false, null);

    public static readonly Outcome Absent = new(true, null);

    public static Outcome Because(Reason reason) => new(false, reason);
}
