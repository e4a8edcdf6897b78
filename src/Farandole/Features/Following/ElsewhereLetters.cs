using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Following;

/// <summary>A profile that wants a letter for each thing is told of an event elsewhere, as it stood then.</summary>
internal sealed record ElsewhereToTell(ProfileId Profile, Guid Event, Instant SaidAt);

/// <summary>The same of news.</summary>
internal sealed record PostElsewhereToTell(ProfileId Profile, Guid Post);

/// <summary>Plans one letter for each who wants one.</summary>
internal sealed class TellFollowersOfElsewhere(Writer writer, Later later, IClock clock) : IJob<SaidElsewhere>
{
    public Task RunAsync(SaidElsewhere errand, CancellationToken ct)
    {
        var about = errand.Event;
        return writer.Write(
            async (db, token) =>
            {
                if (await db.Set<RemoteEventRow>().FirstOrDefaultAsync(e => e.Id == about, token) is not { } said)
                    return;
                // What is over when it is heard of is no news.
                if (said.EndsAt < clock.GetCurrentInstant())
                    return;
                var tellers = db.Set<RemoteTellerRow>().Where(t => t.EventId == about).Select(t => t.Actor);
                var profiles = await db.Set<RemoteFollowRow>()
                    .Where(f => f.ProfileId != null && f.Told == ToldOf.AtOnce && tellers.Contains(f.Actor))
                    // Whoever comes is told of it as such.
                    .Where(f =>
                        !db.Set<RemoteParticipationRow>()
                            .Any(p =>
                                p.ProfileId == f.ProfileId
                                && p.EventId == about
                                && RemoteParticipationRow.Holding.Contains(p.State)
                            )
                    )
                    .Select(f => f.ProfileId!.Value)
                    .Distinct()
                    .ToListAsync(token);
                foreach (var profile in profiles)
                    await later.DoOnce(
                        db,
                        $"followed:{profile}:{about}",
                        new ElsewhereToTell(profile, about, said.SaidAt),
                        clock.GetCurrentInstant(),
                        move: true,
                        token
                    );
            },
            ct
        );
    }
}

internal sealed class SendElsewhereLetter(Db db, FollowedPost post) : IJob<ElsewhereToTell>
{
    public async Task RunAsync(ElsewhereToTell errand, CancellationToken ct)
    {
        var (profile, about) = (errand.Profile, errand.Event);
        var row = db.SaidBy(db.ElsewhereBy(profile, ToldOf.AtOnce), profile).Where(e => e.Id == about);
        // Read anew: what is gone meanwhile is not told.
        if ((await row.Seen(db, ct)).SingleOrDefault() is { } seen)
            await post.Send(
                profile,
                [FollowedFromElsewhere.Of(seen)],
                $"followed:{profile}:{about}:{errand.SaidAt.ToUnixTimeMilliseconds()}",
                StopLetters.ElsewhereOf(profile),
                ct
            );
    }
}

/// <summary>Plans one letter of news for each who wants one.</summary>
internal sealed class TellFollowersOfPostElsewhere(Writer writer, Later later, IClock clock) : IJob<PostSaidElsewhere>
{
    public Task RunAsync(PostSaidElsewhere errand, CancellationToken ct)
    {
        var about = errand.Post;
        return writer.Write(
            async (db, token) =>
            {
                var actors = db.Set<RemotePostRow>().Where(p => p.Id == about).Select(p => p.Actor);
                var profiles = await db.Set<RemoteFollowRow>()
                    .Where(f => f.ProfileId != null && f.Told == ToldOf.AtOnce && actors.Contains(f.Actor))
                    .Select(f => f.ProfileId!.Value)
                    .ToListAsync(token);
                foreach (var profile in profiles)
                    await later.DoOnce(
                        db,
                        $"followed:{profile}:{about}",
                        new PostElsewhereToTell(profile, about),
                        clock.GetCurrentInstant(),
                        move: false,
                        token
                    );
            },
            ct
        );
    }
}

internal sealed class SendPostElsewhereLetter(Db db, FollowedPost post) : IJob<PostElsewhereToTell>
{
    public async Task RunAsync(PostElsewhereToTell errand, CancellationToken ct)
    {
        var (profile, about) = (errand.Profile, errand.Post);
        var heard = db.ElsewhereBy(profile, ToldOf.AtOnce);
        var said = db.Set<RemotePostRow>().Where(p => p.Id == about && heard.Contains(p.Actor));
        if (await said.Seen(db).FirstOrDefaultAsync(ct) is { } seen)
            await post.Send(
                profile,
                [FollowedFromElsewhere.Of(seen)],
                $"followed:{profile}:{about}",
                StopLetters.ElsewhereOf(profile),
                ct
            );
    }
}
