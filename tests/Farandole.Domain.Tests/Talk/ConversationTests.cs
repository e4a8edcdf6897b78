using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Talk;
using NodaTime;

namespace Farandole.Domain.Tests.Talk;

public sealed class ConversationTests
{
    private static readonly Event March = Some.Published();
    private static readonly Event Birthday = Some.Published(Some.March with { Visibility = Visibility.Private });

    [Fact]
    public void People_with_the_link_have_a_talk_and_the_public_only_where_the_team_wants_one()
    {
        Assert.Null(Conversation.WhyNotSay(Birthday, null, isTeam: false, null, Some.Now));
        Assert.Equal(Conversation.Off, Conversation.WhyNotSay(March, null, isTeam: false, null, Some.Now));
        var talk = Conversation.Of(March.Id);

        talk.Open(true, Some.Now);
        Assert.Null(Conversation.WhyNotSay(March, talk, isTeam: false, null, Some.Now));
        talk.Open(false, Some.Now);
        Assert.Equal(Conversation.Off, Conversation.WhyNotSay(Birthday, talk, isTeam: false, null, Some.Now));
    }

    [Fact]
    public void A_frozen_talk_is_the_teams_alone()
    {
        var talk = Conversation.Of(Birthday.Id);
        talk.Freeze(true, Some.Now);

        Assert.Equal(Conversation.Frozen, Conversation.WhyNotSay(Birthday, talk, isTeam: false, null, Some.Now));
        Assert.Null(Conversation.WhyNotSay(Birthday, talk, isTeam: true, null, Some.Now));
    }

    [Fact]
    public void A_slow_talk_takes_one_message_of_a_person_in_its_time()
    {
        var talk = Conversation.Of(Birthday.Id);
        talk.Slow(30, Some.Now);
        Reason? Why(int seconds, bool isTeam = false) =>
            Conversation.WhyNotSay(Birthday, talk, isTeam, Some.Now, Some.Now + Duration.FromSeconds(seconds));

        Assert.Equal(Conversation.TooFast, Why(29));
        Assert.Null(Why(30));
        Assert.Null(Why(1, isTeam: true));
    }

    [Fact]
    public void Nothing_is_said_once_it_is_to_be_erased() =>
        Assert.Equal(
            Conversation.Off,
            Conversation.WhyNotSay(Birthday, null, isTeam: true, null, Birthday.EndsAt + Event.KeptAfterEnd)
        );
}
