using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Features.Posts.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Posts;

/// <summary>News of a group: for everybody or for its members, now or at a planned moment.</summary>
internal static class PostsFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<PostDesk>()
            .AddScoped<PostsAsAtom>()
            .AddMemoryPart<PostsMemory>()
            .AddTakenFiles<PostsTaken>()
            // For every member: what is for everybody they read as well, and some may only write for their team.
            .AddGroupTab("posts", 30)
            .AddAreaInUse(Area.Posts, [Level.See, Level.Propose, Level.Do, Level.Manage])
            .AddGroupPart<PostsOfGroup>()
            .AddSpacePart<PostsInSpace>()
            .AddJob<PublishOnTime, PublicationDue>()
            .AddJob<PlanProposedPostsLetter, PostProposed>()
            .AddJob<TellWhoPublishes, ProposedPostsOfTheDay>()
            .AddJob<SendProposedPosts, ProposedPostsToTell>()
            .AddJob<SendPublished, PostPublished>()
            .AddScoped<FarewellToPost>()
            .AddJob<FederatePublished, PostPublished>()
            .AddJob<FederatePostChanged, PostChanged>()
            .AddJob<FederatePost, PostToFederate>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowPosts.Map(routes);
        PostsByProgram.Map(routes);
        ListInside.Map(routes);
        WritePost.Map(routes);
        DeletePost.Map(routes);
        IllustratePost.Map(routes);
        ServePostPicture.Map(routes);
    }
}
