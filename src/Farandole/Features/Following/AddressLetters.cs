using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Following;

/// <summary>Somebody gave an address to follow a group.</summary>
internal sealed record FollowingAsked(long Follower, Instant At);

/// <summary>A week is over: an address is told what was new in it.</summary>
internal sealed record WeekByAddress(long Follower, Instant Since, Instant Until);

/// <summary>Asks the owner of the address whether it was them: one button, the name of the group, and no other text of others.</summary>
internal sealed class SendFollowingLetter(Db db, PostOffice office, AddressHash signer, Instance instance)
    : IJob<FollowingAsked>
{
    public async Task RunAsync(FollowingAsked errand, CancellationToken ct)
    {
        if (
            await db.Set<AddressFollower>().FirstOrDefaultAsync(f => f.Id == errand.Follower, ct) is not { } own
            || EmailAddress.Parse(own.Email) is not { } address
        )
            return;
        var followed = own.GroupId;
        if (await db.OpenGroups().FirstOrDefaultAsync(g => g.Id == followed, ct) is not { } group)
            return;
        var words = Words.In(own.Language);
        var link = instance.Absolute(FollowByAddress.PathOf(own, signer));
        await office.Send(
            new Letter
            {
                To = address,
                Language = own.Language,
                Kind = "follow-group",
                Solicited = false,
                // Of a group that is not for everybody to find, an inbox shows no name.
                Subject = group.IsListed
                    ? words["following.ask.subject", ("group", group.Name)]
                    : words["following.ask.subject.link"],
                Body = typeof(FollowingLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(FollowingLetter.Group)] = group.Name,
                    [nameof(FollowingLetter.Link)] = link,
                },
                IsQuiet = !group.IsListed,
                Errand = $"follow-group:{own.Id}:{errand.At.ToUnixTimeMilliseconds()}",
                Unsubscribe = $"{link}/stop",
            },
            ct
        );
    }
}

internal sealed class SendWeekByAddress(Db db, Writer writer, WeekPlan weeks, FollowedPost post, AddressHash signer)
    : IJob<WeekByAddress>
{
    public async Task RunAsync(WeekByAddress errand, CancellationToken ct)
    {
        if (await db.Set<AddressFollower>().FirstOrDefaultAsync(f => f.Id == errand.Follower, ct) is not { } own)
            return;
        // Before the work, so that a letter that fails for good does not end the weeks.
        await writer.Write((changed, token) => weeks.Plan(changed, own, errand.Until, token), ct);
        var group = db.Set<AddressFollower>().Where(f => f.Id == own.Id).Select(f => f.GroupId);
        if (
            await db.NewsOf(new(group, null), errand.Since, errand.Until, weeks.Now, ct) is not [_, ..] news
            || EmailAddress.Parse(own.Email) is not { } address
        )
            return;
        var path = FollowByAddress.PathOf(own, signer);
        await post.Send(
            (address, own.Language),
            news,
            $"followed-by-address:{own.Id}:{errand.Since.ToUnixTimeMilliseconds()}",
            (path, $"{path}/stop"),
            ct
        );
    }
}
