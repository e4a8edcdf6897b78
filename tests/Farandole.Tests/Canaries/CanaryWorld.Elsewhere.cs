using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Canaries;

/// <content>
/// An event and news of another site, in the agenda; a profile of ours follows who announces it, and comes. It asked to be a member of a
/// group there.
/// </content>
internal sealed partial class CanaryWorld
{
    private const string Zoe = "http://there.example/zoe";
    private const string Choir = "http://there.example/chorale";

    public static readonly Guid There = Guid.NewGuid();
    public static readonly Guid NewsThere = Guid.NewGuid();

    private static RemoteActorRow Actor =>
        new()
        {
            Address = Zoe,
            Host = "there.example",
            Kind = "Person",
            Handle = "zoe@there.example",
            Name = "Zoé",
            Page = Zoe,
            Inbox = $"{Zoe}/inbox",
        };

    private static RemoteActorRow Singers =>
        new()
        {
            Address = Choir,
            Host = "there.example",
            Kind = "Group",
            Handle = "chorale@there.example",
            Name = "La chorale d’ailleurs",
            Page = Choir,
            Inbox = $"{Choir}/inbox",
            Openness = OpennessElsewhere.Moderated,
        };

    private static RemoteEventRow Ball =>
        new()
        {
            Id = There,
            Address = "http://there.example/1",
            Actor = Zoe,
            Page = "http://there.example/1",
            Title = "Bal d’ailleurs",
            Zone = "Europe/Paris",
            Day = new(2027, 3, 20),
            StartsAt = App.Start + Duration.FromDays(18),
            EndsAt = App.Start + Duration.FromDays(18) + Duration.FromHours(3),
            ListedAt = App.Start,
            Joining = JoiningElsewhere.Free,
        };

    private static RemotePostRow News =>
        new()
        {
            Id = NewsThere,
            Address = "http://there.example/2",
            Actor = Zoe,
            Page = "http://there.example/2",
            Title = "Des nouvelles",
            PublishedAt = App.Start,
            ChangedAt = App.Start,
        };

    private static RemoteParticipationRow Coming(ProfileId face) =>
        new()
        {
            ProfileId = face,
            Joiner = $"http://farandole.test/@{Profile}",
            EventId = There,
            Event = Ball.Address,
            Actor = Zoe,
            Title = Ball.Title,
            Day = Ball.Day,
            EndsAt = Ball.EndsAt,
            JoinId = $"http://farandole.test/@{Profile}/joins/1",
            ToldAs = RemoteParticipationRow.DigestOf(Ball),
            Since = new(2027, 3, 1),
        };

    private static async Task AddElsewhere(Db db)
    {
        var face = await db.Set<Domain.Profiles.Profile>()
            .Where(p => p.Handle == Profile)
            .Select(p => p.Id)
            .FirstAsync();
        var asked = RemoteMembershipRow.Of(face, $"http://farandole.test/@{Profile}", Choir, new(2027, 3, 1));
        asked.SaidId = $"http://farandole.test/@{Profile}/memberships/1";
        asked.Choose(BelongingElsewhere.Asked, new(2027, 3, 1));
        db.AddRange(
            Actor,
            Singers,
            asked,
            Ball,
            News,
            new RemoteTellerRow { EventId = There, Actor = Zoe },
            Coming(face),
            new RemoteFollowRow
            {
                ProfileId = face,
                Follower = $"http://farandole.test/@{Profile}",
                Actor = Zoe,
                FollowId = $"http://farandole.test/@{Profile}/follows/1",
                Told = ToldOf.OnPage,
                Since = new(2027, 3, 1),
            }
        );
    }
}
