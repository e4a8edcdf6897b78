using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Domain.Questions;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Barring;

/// <summary>
/// What somebody with an account does not want to see: events and groups of whom they keep at a distance. It goes by the
/// face that they named, so that nothing that disappears tells whose other face it is.
/// </summary>
internal static class LookingAway
{
    /// <summary>The same account; null when there is none, or when it keeps nobody away: then nothing need be asked.</summary>
    public static async Task<AccountId?> LooksAway(this Db db, AccountId? reader, CancellationToken ct) =>
        reader is not null && await db.Set<Block>().AnyAsync(b => b.ByAccount == reader, ct) ? reader : null;

    /// <summary>Without what is announced by whom the reader keeps away. What others announce, and these came to, stays.</summary>
    public static IQueryable<Event> WantedBy(this IQueryable<Event> events, Db db, AccountId? reader) =>
        reader is null
            ? events
            : events.Where(e =>
                !db.Set<EventHost>()
                    .Any(h =>
                        h.EventId == e.Id
                        && h.IsFirst
                        && db.Set<Block>()
                            .Any(b =>
                                b.ByAccount == reader
                                && (
                                    b.Group != null && b.Group == h.GroupId
                                    || b.Profile != null && b.Profile == h.ProfileId
                                )
                            )
                    )
            );

    /// <summary>Without those that the reader keeps away.</summary>
    public static IQueryable<Group> WantedBy(this IQueryable<Group> groups, Db db, AccountId? reader) =>
        reader is null
            ? groups
            : groups.Where(g => !db.Set<Block>().Any(b => b.ByAccount == reader && b.Group == g.Id));

    /// <summary>
    /// Without what those on other servers announce whom the reader keeps away, and what nobody else but they passed on.
    /// </summary>
    public static IQueryable<RemoteEventRow> WantedBy(this IQueryable<RemoteEventRow> events, Db db, AccountId? reader)
    {
        if (reader is null)
            return events;
        var (away, tellers) = (db.FarFrom(reader), db.Set<RemoteTellerRow>());
        return events.Where(e =>
            !away.Any(a => a.Address == e.Actor)
            && (
                !tellers.Any(t => t.EventId == e.Id)
                || tellers.Any(t => t.EventId == e.Id && !away.Any(a => a.Address == t.Actor))
            )
        );
    }

    /// <summary>Without what they asked from there.</summary>
    public static IQueryable<Question> WantedBy(this IQueryable<Question> questions, Db db, AccountId? reader)
    {
        if (reader is null)
            return questions;
        var away = db.FarFrom(reader);
        return questions.Where(q =>
            !db.Set<RemoteQuestionRow>().Any(r => r.QuestionId == q.Id && away.Any(a => a.Address == r.Actor))
        );
    }

    /// <summary>Those on other servers whom an account keeps away, as far as they are known here.</summary>
    public static IQueryable<RemoteActorRow> FarFrom(this Db db, AccountId? reader) =>
        db.Far(db.Set<Block>().Where(b => b.ByAccount == reader));

    /// <summary>Those whom the owner of a profile keeps away.</summary>
    public static IQueryable<RemoteActorRow> FarFrom(this Db db, ProfileId reader) =>
        db.Far(
            db.Set<Block>()
                .Where(b =>
                    b.ByAccount != null && db.Set<Profile>().Any(p => p.Id == reader && p.AccountId == b.ByAccount)
                )
        );

    /// <summary>A name between points is found whole, with or without a port and a sub-domain.</summary>
    private static IQueryable<RemoteActorRow> Far(this Db db, IQueryable<Block> blocks) =>
        db.Set<RemoteActorRow>()
            .Where(a =>
                blocks.Any(b =>
                    b.Actor == a.Address || b.Server != null && ("." + a.Host + ":").Contains("." + b.Server + ":")
                )
            );
}
