using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting.Together;

/// <summary>Says yes or no for those who are asked: each decides about their own side alone.</summary>
internal sealed class AnswerDesk(Writer writer, IClock clock)
{
    public static readonly Reason UnknownTeam = new("hosting.unknown-team");

    /// <summary>It is not there any more, or not for who answers.</summary>
    public static readonly Reason Gone = new("hosting.gone");

    /// <param name="id">Of the invitation.</param>
    /// <param name="team">Of the group, which cares for the event from now on; null for the whole group.</param>
    /// <param name="viewer">Who says yes.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>Why not; null when they announce it together from now on.</returns>
    public Task<Reason?> Accept(HostInvitationId id, TeamId? team, Viewer viewer, CancellationToken ct) =>
        Answer(
            id,
            viewer,
            async (db, answered, now, token) =>
            {
                var (invitation, about, by) = answered;
                if (HostRules.WhyNotJoin(about, now) is { } reason)
                    return reason;
                var group = invitation.GroupId;
                if (team is not null && !await db.Set<Team>().AnyAsync(t => t.Id == team && t.GroupId == group, token))
                    return UnknownTeam;
                db.Add(EventHost.Join(about.Id, invitation.Invited, team, now));
                db.Remove(invitation);
                about.ChangeHosts("host-joined", by, now);
                Note(db, invitation, viewer, "together", now);
                return null;
            },
            ct
        );

    /// <returns>Why not; null when it is refused.</returns>
    public Task<Reason?> Refuse(HostInvitationId id, Viewer viewer, CancellationToken ct) =>
        Answer(
            id,
            viewer,
            (db, answered, now, _) =>
            {
                if (answered.Invitation.RefusedAt is not null)
                    return Task.FromResult<Reason?>(null);
                answered.Invitation.Refuse(now);
                // Who of them said no is theirs to know.
                answered.About.Note("host-refused", null, now);
                Note(db, answered.Invitation, viewer, "together-refused", now);
                return Task.FromResult<Reason?>(null);
            },
            ct
        );

    private Task<Reason?> Answer(
        HostInvitationId id,
        Viewer viewer,
        Func<Db, Answered, Instant, CancellationToken, Task<Reason?>> answer,
        CancellationToken ct
    )
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                if (
                    await db.Set<HostInvitation>().AsTracking().FirstOrDefaultAsync(i => i.Id == id, token)
                        is not { } asked
                    || await db.AnswersFor(asked, viewer, token) is not { } by
                    || await db.KeepsApart(asked.EventId, null, asked.Invited, token)
                )
                    return Gone;
                var wanted = asked.EventId;
                return
                    await db
                        .AllEvents.AsTracking()
                        .FirstOrDefaultAsync(e => e.Id == wanted && e.DeletedAt == null, token)
                        is { } about
                    ? await answer(db, new(asked, about, by), now, token)
                    : Gone;
            },
            ct
        );
    }

    private static void Note(Db db, HostInvitation invitation, Viewer viewer, string what, Instant now)
    {
        if (invitation.GroupId is { } group)
            db.Add(GroupNote.Of(group, viewer.In(group)?.Member, what, null, now));
    }

    private sealed record Answered(HostInvitation Invitation, Event About, string By);
}
