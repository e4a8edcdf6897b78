using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Tests.Blocks;

public sealed class BlockRulesTests
{
    private static readonly Blocked Lea = new() { Account = AccountId.New(), Profile = ProfileId.New() };
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 2, 10, 0);

    [Fact]
    public void Nobody_keeps_themselves_away_nor_a_group_itself()
    {
        var (group, somebody) = (GroupId.New(), Blocker.Of(AccountId.New()));

        Assert.Null(BlockRules.WhyNotBlock(somebody, Lea, 0));
        Assert.Equal(BlockRules.Own, BlockRules.WhyNotBlock(Blocker.Of(Lea.Account!.Value), Lea, 0));
        Assert.Equal(BlockRules.Own, BlockRules.WhyNotBlock(Blocker.Of(group), new Blocked { Group = group }, 0));
        var voice = ParticipationId.New();
        Assert.Equal(BlockRules.Own, BlockRules.WhyNotBlock(Blocker.Of(voice), new Blocked { Voice = voice }, 0));
        Assert.Equal(BlockRules.TooMany, BlockRules.WhyNotBlock(somebody, Lea, have: Block.Most));
        // Somebody whose account is not known is not whoever runs the instance.
        Assert.Null(BlockRules.WhyNotBlock(Blocker.Instance, new Blocked { Address = [1] }, 0));
    }

    [Fact]
    public void A_whole_server_is_closed_by_the_instance_and_kept_away_by_everybody_else()
    {
        var site = new Blocked { Server = "la-bas.example" };
        Assert.Equal(BlockRules.WholeServer, BlockRules.WhyNotBlock(Blocker.Instance, site, 0));
        Assert.Null(BlockRules.WhyNotBlock(Blocker.Instance, new Blocked { Actor = "https://la-bas.example/zoe" }, 0));
        Assert.Null(BlockRules.WhyNotBlock(Blocker.Of(GroupId.New()), site, 0));
    }

    [Theory]
    [InlineData("https://la-bas.example/zoe", "la-bas.example", true)]
    [InlineData("https://un.la-bas.example/zoe", "un.la-bas.example", true)]
    [InlineData("https://la-bas.example.com/zoe", "la-bas.example.com", false)]
    [InlineData("https://xla-bas.example/zoe", "xla-bas.example", false)]
    [InlineData("https://ailleurs.example/la-bas.example", "ailleurs.example", false)]
    [InlineData("https://ailleurs.example/erin", "ailleurs.example", true)]
    [InlineData("https://ailleurs.example/erin/2", "ailleurs.example", false)]
    public void With_a_server_go_its_sub_domains_and_with_somebody_nobody_else(string actor, string host, bool isAway)
    {
        var actors = new HashSet<string> { "https://ailleurs.example/erin" };
        var servers = new HashSet<string> { "la-bas.example" };
        Assert.Equal(isAway, BlockRules.KeepAway(actors, servers, actor, host));
    }

    [Fact]
    public void Only_a_person_can_look_away_without_keeping_away()
    {
        Assert.Equal(Distance.Mute, BlockRules.Of(Blocker.Of(AccountId.New()), Distance.Mute));
        Assert.Equal(Distance.Block, BlockRules.Of(Blocker.Of(GroupId.New()), Distance.Mute));
        Assert.Equal(Distance.Block, BlockRules.Of(Blocker.Instance, Distance.Mute));
        Assert.Equal(Distance.Mute, BlockRules.Of(Blocker.Of(ParticipationId.New()), Distance.Block));
        Assert.False(Blocker.Of(ParticipationId.New()).IsInstance);
    }

    [Fact]
    public void Said_again_it_lasts_longer_and_holds_since_the_first_time()
    {
        var block = Block.Of(Blocker.Instance, Lea, Distance.Block, "Le 3 mai", Now);
        Assert.True(block.ByInstance);
        Assert.Equal(new LocalDate(2028, 3, 2), block.EndsOn);

        block.Say(Distance.Block, null, Now + Duration.FromDays(30));

        Assert.Equal((Now, new LocalDate(2028, 4, 1)), (block.At, block.EndsOn));
    }

    [Fact]
    public void A_pause_leaves_what_is_only_read()
    {
        Assert.Equal(
            Rights.None.With(Area.Posts, Level.See).With(Area.Members, Level.See),
            Rights.None.With(Area.Posts, Level.Manage).With(Area.Members, Level.See).ToRead()
        );
        Assert.All(Rights.Areas, area => Assert.Equal(Level.See, Rights.All.ToRead()[area]));
    }
}
