using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using NodaTime;

namespace Farandole.Domain.Tests.Posts;

public sealed class PostTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 2, 9, 0);
    private static readonly MemberId Writer = MemberId.New();
    private static readonly MemberId Other = MemberId.New();

    [Theory]
    [InlineData(Level.Nothing, false, false)]
    [InlineData(Level.See, false, false)]
    [InlineData(Level.Propose, true, false)]
    [InlineData(Level.Do, true, true)]
    [InlineData(Level.Manage, true, true)]
    public void A_draft_is_read_and_changed_by_who_wrote_it_and_by_who_may_publish(Level level, bool own, bool others)
    {
        var draft = Draft();

        Assert.Equal((own, own), (draft.IsReadBy(Writer, level), draft.IsChangedBy(Writer, level)));
        Assert.Equal((others, others), (draft.IsReadBy(Other, level), draft.IsChangedBy(Other, level)));
    }

    [Fact]
    public void What_is_planned_goes_out_as_it_was_let_through()
    {
        var planned = Draft();

        planned.Plan(Other, Now + Duration.FromDays(1));

        Assert.True(planned.IsReadBy(Writer, Level.Propose));
        Assert.False(planned.IsChangedBy(Writer, Level.Propose));
        Assert.True(planned.IsChangedBy(Other, Level.Do));
    }

    [Theory]
    [InlineData(PostReaders.Everybody, Level.Nothing, true)]
    [InlineData(PostReaders.Members, Level.Nothing, false)]
    [InlineData(PostReaders.Members, Level.See, true)]
    public void What_is_published_is_read_by_those_whom_it_is_for(PostReaders readers, Level level, bool isRead)
    {
        var published = Draft(readers);

        published.Publish(Writer, Now);

        Assert.Equal(isRead, published.IsReadBy(Other, level));
        Assert.Equal(readers == PostReaders.Everybody, published.IsPublic);
    }

    [Fact]
    public void What_is_published_is_changed_by_those_who_made_it_and_by_who_manages_posts()
    {
        var published = Draft();
        published.Publish(Other, Now);

        Assert.False(published.IsChangedBy(Writer, Level.Propose));
        Assert.True(published.IsChangedBy(Writer, Level.Do));
        Assert.True(published.IsChangedBy(Other, Level.Do));
        Assert.False(published.IsChangedBy(MemberId.New(), Level.Do));
        Assert.True(published.IsChangedBy(MemberId.New(), Level.Manage));
    }

    [Fact]
    public void It_publishes_itself_when_it_is_due_and_once()
    {
        var planned = Draft();
        planned.Plan(Other, Now + Duration.FromHours(1));

        Assert.False(planned.PublishIfDue(Now));
        Assert.True(planned.PublishIfDue(Now + Duration.FromHours(1)));
        Assert.False(planned.PublishIfDue(Now + Duration.FromHours(2)));

        Assert.Equal((Now + Duration.FromHours(1), (Instant?)null), (planned.PublishedAt, planned.PlannedFor));
        Assert.Equal(Other, planned.PublishedBy);
        Assert.Equal("PostPublished", Assert.Single(planned.TakeFacts()).GetType().Name);
    }

    [Fact]
    public void What_is_held_back_is_a_draft_that_waits_for_nothing()
    {
        var held = Draft();
        held.Plan(Other, Now + Duration.FromHours(1));

        held.Hold();

        Assert.False(held.PublishIfDue(Now + Duration.FromHours(2)));
        Assert.True(held.IsChangedBy(Writer, Level.Propose));
    }

    [Fact]
    public void Nobody_hears_of_what_happens_to_a_draft()
    {
        var draft = Draft();

        draft.Change(Said(PostReaders.Everybody), Now);
        draft.Delete(Now);

        Assert.Empty(draft.TakeFacts());
        Assert.Null(draft.ChangedAt);
    }

    [Fact]
    public void Every_change_is_another_revision_and_is_told_of_what_is_out()
    {
        var published = Draft();
        published.Publish(Writer, Now);
        var before = published.Revision;
        published.TakeFacts();

        published.Change(Said(PostReaders.Members), Now + Duration.FromHours(1));

        Assert.NotEqual(before, published.Revision);
        Assert.Equal(Now + Duration.FromHours(1), published.ChangedAt);
        Assert.IsType<PostChanged>(Assert.Single(published.TakeFacts()));
    }

    [Fact]
    public void Only_what_everybody_could_read_leaves_a_trace()
    {
        var (open, inner, draft) = (Draft(), Draft(PostReaders.Members), Draft());
        open.Publish(Writer, Now);
        inner.Publish(Writer, Now);

        Assert.Equal(open.Id, GonePost.Of(open)?.Id);
        Assert.Null(GonePost.Of(inner));
        Assert.Null(GonePost.Of(draft));
    }

    private static Post Draft(PostReaders readers = PostReaders.Everybody) =>
        Post.Write(GroupId.New(), Writer, Said(readers), Now);

    private static PostSaid Said(PostReaders readers) =>
        new("Une nouvelle", "Des mots", "<p>Des mots</p>", "fr", readers, null);
}
