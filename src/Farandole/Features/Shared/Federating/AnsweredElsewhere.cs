using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Who answered an event from another server.</summary>
internal static class AnsweredElsewhere
{
    /// <summary>Where to bring what is news to those whose answer holds, whether or not they follow anybody here.</summary>
    public static Task<List<string>> InboxesOfThoseIn(this Db db, EventId id, CancellationToken ct) =>
        (
            from mine in db.InOf(id)
            join answer in db.Set<RemoteAnswerRow>() on mine.Id equals answer.ParticipationId
            join actor in db.Set<RemoteActorRow>() on answer.Actor equals actor.Address
            select actor.SharedInbox ?? actor.Inbox
        )
            .Distinct()
            .ToListAsync(ct);

    /// <summary>Who gave these answers, of those that came from other servers.</summary>
    public static Task<Dictionary<ParticipationId, SeenElsewhere>> Elsewhere(
        this Db db,
        IReadOnlyCollection<ParticipationId> answers,
        CancellationToken ct
    ) =>
        (
            from answer in db.Set<RemoteAnswerRow>()
            join actor in db.Set<RemoteActorRow>() on answer.Actor equals actor.Address
            where answers.Contains(answer.ParticipationId)
            select new
            {
                answer.ParticipationId,
                actor.Handle,
                actor.Page,
                actor.Address,
            }
        ).ToDictionaryAsync(a => a.ParticipationId, a => new SeenElsewhere(a.Handle, a.Page, a.Address), ct);
}

/// <summary>Somebody on another server, for those who may see who answered.</summary>
/// <param name="Handle"><c>name@host</c>.</param>
/// <param name="Page">Where they show themselves.</param>
/// <param name="Actor">Their address among servers.</param>
public sealed record SeenElsewhere(string Handle, string Page, string Actor)
{
    /// <summary>The name of their server.</summary>
    internal string? Site => AtServer.NameOf(Actor);
}
