using Farandole.Domain.Afterwards;
using Farandole.Domain.Approval;
using Farandole.Domain.Blocks;
using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
using Farandole.Domain.Questions;
using Farandole.Domain.Talk;
using Farandole.Platform.Facts;
using Farandole.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.House;

public sealed class FactsTests
{
    /// <summary>Facts that caches hear at once (PageCache) and that call for no job.</summary>
    private static readonly Type[] NobodyListens =
    [
        typeof(EventListed),
        typeof(HostsChanged),
        typeof(AdmissionChanged),
        typeof(NeedsChanged),
        typeof(PollChanged),
        typeof(DoorsClosed),
        typeof(QuestionsChanged),
        typeof(MessageSaid),
        typeof(TalkChanged),
        typeof(AnnouncementMade),
        typeof(AfterwardsChanged),
        typeof(ProfileChanged),
        typeof(ProfileDeleted),
        typeof(GroupChanged),
        typeof(BlocksChanged),
        typeof(MemberChanged),
        typeof(PostDeleted),
        typeof(PromotionEnded),
        typeof(ServerOpened),
    ];

    private static readonly Type[] Facts =
    [
        .. typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract),
    ];

    [Fact]
    public async Task Every_fact_is_heard_or_said_to_be_heard_by_nobody()
    {
        await using var app = await App.StartAsync();
        var heard = app.Services.GetRequiredService<JobKinds>().All.Select(k => k.Errand).ToHashSet();
        Assert.NotEmpty(Facts);
        Assert.Empty(Facts.Where(f => !heard.Contains(f) && !NobodyListens.Contains(f)).Select(f => f.Name));
    }

    [Fact]
    public void A_fact_holds_ids_and_instants_only() =>
        Assert.Empty(
            Facts.SelectMany(f =>
                f.GetProperties()
                    .Where(p => p.Name != "EqualityContract")
                    .Where(p => p.PropertyType.Namespace is not ("NodaTime" or "Farandole.Domain.Kernel"))
                    .Select(p => $"{f.Name}.{p.Name}")
            )
        );

    [Fact]
    public void Every_fact_comes_back_from_the_outbox_as_it_went_in()
    {
        foreach (var type in Facts)
        {
            var made = Activator.CreateInstance(
                type,
                [.. type.GetConstructors()[0].GetParameters().Select(p => Sample(p.ParameterType))]
            )!;
            Assert.Equal(made, FactJson.Read(FactJson.Write(made), type));
        }
    }

    private static object Sample(Type type) =>
        type == typeof(NodaTime.Instant)
            ? NodaTime.Instant.FromUtc(2027, 3, 2, 9, 0)
            : Activator.CreateInstance(type, Guid.NewGuid())!;
}
