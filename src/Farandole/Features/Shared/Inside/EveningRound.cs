using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Shared.Inside;

/// <summary>What waits in a group is told in the evening to those who can do something about it: all of it in one letter.</summary>
internal sealed class EveningRound(Writer writer, Later later, Instance instance, IClock clock)
{
    public LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    /// <summary>The first of a day plans the round; those that follow go into the same.</summary>
    /// <param name="key">Of the round.</param>
    /// <param name="errand">The round itself.</param>
    /// <param name="after">When something began to wait.</param>
    /// <param name="ct">Of the job.</param>
    public Task Plan(string key, object errand, Instant after, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
                later.DoOnce(db, key, errand, LetterTimes.NextEvening(after, instance.Zone), move: false, token),
            ct
        );

    /// <summary>Plans a letter for each who may do this.</summary>
    /// <param name="key">Of the round.</param>
    /// <param name="where">In which group, and what they may.</param>
    /// <param name="errand">The letter of one of them.</param>
    /// <param name="ct">Of the job.</param>
    public Task Tell(
        string key,
        (GroupId Group, Act Act) where,
        Func<ProfileId, Instant, object> errand,
        CancellationToken ct
    ) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                foreach (var one in await db.WhoMay(where.Group, where.Act, now.InUtc().Date, token))
                    await later.DoOnce(db, $"{key}:{one.Profile}", errand(one.Profile, now), now, move: false, token);
            },
            ct
        );
}
