using Farandole.ActivityPub.Discovery;
using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Tests.Fixtures;
using Farandole.ActivityPub.Tests.Reading;

namespace Farandole.ActivityPub.Tests.Discovery;

public sealed class HandleResolverTests
{
    private readonly Dictionary<string, string> descriptors = [];
    private readonly Dictionary<string, string> documents = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_handle_leads_to_its_actor_and_back()
    {
        Descriptor("ana@a.example", "https://a.example/ana");
        Actor("https://a.example/ana", "Ana");
        var found = await FindAsync("@ana@a.example");
        Assert.Equal(("https://a.example/ana", "Ana@a.example"), (found?.Actor.Id, found?.Handle.ToString()));
    }

    [Fact]
    public async Task A_handle_may_be_of_another_server_when_both_say_so()
    {
        Descriptor("ana@a.example", "https://social.a.example/ana");
        Descriptor("ana@social.a.example", "https://social.a.example/ana", "acct:ana@a.example");
        Actor("https://social.a.example/ana", "ana");
        Assert.Equal("ana@a.example", (await FindAsync("ana@social.a.example"))?.Handle.ToString());
        Assert.Equal("ana@a.example", (await FindAsync("ana@a.example"))?.Handle.ToString());
    }

    [Fact]
    public async Task A_server_that_points_at_somebody_elses_actor_gives_them_no_new_name()
    {
        Descriptor("boss@evil.example", "https://a.example/ana");
        Descriptor("ana@a.example", "https://a.example/ana");
        Actor("https://a.example/ana", "ana");
        Assert.Equal("ana@a.example", (await FindAsync("boss@evil.example"))?.Handle.ToString());
    }

    [Fact]
    public async Task A_subject_that_does_not_confirm_is_not_believed()
    {
        Descriptor("ana@a.example", "https://a.example/ana", "acct:boss@b.example");
        Descriptor("boss@b.example", "https://b.example/boss");
        Actor("https://a.example/ana", "ana");
        Assert.Equal("ana@a.example", (await FindAsync("ana@a.example"))?.Handle.ToString());
    }

    [Fact]
    public async Task An_actor_that_its_server_does_not_know_by_its_name_is_nobody()
    {
        Descriptor("eve@a.example", "https://a.example/eve");
        Descriptor("ana@a.example", "https://a.example/ana");
        Actor("https://a.example/eve", "ana");
        Assert.Null(await FindAsync("eve@a.example"));
    }

    [Theory]
    [InlineData("""{"links":[]}""")]
    [InlineData("""{"links":[{"rel":"self","type":"text/html","href":"https://a.example/ana"}]}""")]
    [InlineData("""{"links":[{"rel":"self","type":"application/activity+json","href":"javascript:1"}]}""")]
    [InlineData("""{"links":{"rel":"other"}}""")]
    [InlineData("""{}""")]
    public void A_descriptor_without_an_actor_has_none(string json) =>
        Assert.Null(HandleResolver.ActorIn(Say.This(json)));

    [Theory]
    [InlineData("fedify/live/webfinger.json", "https://fedify.test/users/erin")]
    [InlineData("gancio/live/webfinger.json", "https://gancio.test/federation/u/relay")]
    [InlineData("snac/live/webfinger.json", "https://snac.test/alice")]
    [InlineData("wordpress/live/webfinger.json", "https://wp.test/?author=1")]
    [InlineData("mobilizon/webfinger/mastodon-webfinger.json", "https://social.tcit.fr/users/tcit")]
    public void The_descriptors_of_peers_lead_to_their_actors(string file, string actor) =>
        Assert.Equal(actor, HandleResolver.ActorIn(Recorded.Document(file)));

    [Theory]
    [InlineData("https://a.example/authorize?uri={uri}", "https://a.example/authorize?uri=https%3A%2F%2Fb.example%2F1")]
    [InlineData("http://a.example/authorize?uri={uri}", null)]
    [InlineData("javascript:alert({uri})", null)]
    [InlineData("https://a.example/authorize", null)]
    [InlineData("https:///{uri}", null)]
    public async Task A_server_says_where_its_people_take_what_they_met_elsewhere(string template, string? page)
    {
        descriptors["https://a.example/.well-known/webfinger?resource=acct%3Aana%40a.example"] =
            $$"""{"links":[{"rel":"http://ostatus.org/schema/1.0/subscribe","template":"{{template}}"}]}""";
        var resolver = new HandleResolver(In(descriptors), In(documents));
        var home = await resolver.FindWayHomeAsync(ActorHandle.Parse("ana@a.example")!, Ct);
        Assert.Equal((true, page), (home.IsKnown, home.For("https://b.example/1")?.AbsoluteUri));
        Assert.False((await resolver.FindWayHomeAsync(ActorHandle.Parse("eve@b.example")!, Ct)).IsKnown);
    }

    private Task<ResolvedActor?> FindAsync(string handle) =>
        new HandleResolver(In(descriptors), In(documents)).FindAsync(ActorHandle.Parse(handle)!, Ct);

    private void Descriptor(string handle, string actor, string? subject = null) =>
        descriptors[
            $"https://{handle.Split('@')[1]}/.well-known/webfinger?resource=acct%3A{handle.Replace("@", "%40", StringComparison.Ordinal)}"
        ] =
            $$"""{"subject":"{{subject ?? "acct:" + handle}}","links":[{"rel":"self","type":"application/activity+json","href":"{{actor}}"}]}""";

    private void Actor(string id, string name)
    {
        documents[id] = $$"""{"id":"{{id}}","type":"Person","preferredUsername":"{{name}}"}""";
        // A server answers whatever the capitals.
        foreach (var (question, answer) in descriptors.ToList())
            descriptors[question.Replace("acct%3Aana", "acct%3AAna", StringComparison.Ordinal)] = answer;
    }

    private static FindDocument In(Dictionary<string, string> known) =>
        (id, _) =>
            Task.FromResult(
                known.TryGetValue(id, out var json)
                    ? FoundDocument.Of(Say.This(json))
                    : FoundDocument.Not(FetchRefusal.NotThere)
            );
}
