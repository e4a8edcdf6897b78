using System.Text.Json;
using Farandole.ActivityPub.Discovery;

namespace Farandole.ActivityPub.Tests.Discovery;

public sealed class WebFingerTests
{
    [Theory]
    [InlineData("?resource=acct:ana@x.example", "ana@x.example")]
    [InlineData("resource=acct%3Aana%40x.example", "ana@x.example")]
    [InlineData("?resource=ACCT:Ana@X.Example", "Ana@x.example")]
    [InlineData("?resource=acct:ana@localhost:5080", "ana@localhost:5080")]
    [InlineData("?resource=acct:ana@x.example:443", "ana@x.example")]
    [InlineData("?rel=self&resource=acct:x.example@x.example", "x.example@x.example")]
    [InlineData("?resource=acct:ana@bücher.example", "ana@xn--bcher-kva.example")]
    public void A_handle_is_asked_for(string query, string handle)
    {
        var question = WebFingerQuestion.Parse(query);
        Assert.Equal(handle, question?.Handle?.ToString());
        Assert.Null(question?.Address);
    }

    [Theory]
    [InlineData("?resource=https://x.example/actors/ana")]
    [InlineData("?resource=https%3A%2F%2Fx.example%2Factors%2Fana")]
    public void An_address_is_asked_for(string query) =>
        Assert.Equal("https://x.example/actors/ana", WebFingerQuestion.Parse(query)?.Address);

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?resource")]
    [InlineData("?resource=")]
    [InlineData("?Resource=acct:ana@x.example")]
    [InlineData("?resource=ana")]
    [InlineData("?resource=ana@x.example")]
    [InlineData("?resource=acct:ana")]
    [InlineData("?resource=acct:@x.example")]
    [InlineData("?resource=acct:ana@")]
    [InlineData("?resource=acct:a@b@x.example")]
    [InlineData("?resource=acct:a/b@x.example")]
    [InlineData("?resource=acct:ana@x.example/path")]
    [InlineData("?resource=acct:ana@x.example%23f")]
    [InlineData("?resource=mailto:ana@x.example")]
    [InlineData("?resource=https://ana:pw@x.example/")]
    [InlineData("?resource=acct:a@x.example&resource=acct:b@x.example")]
    public void Everything_else_is_no_question(string query) => Assert.Null(WebFingerQuestion.Parse(query));

    [Fact]
    public void A_question_is_not_endless() =>
        Assert.Null(WebFingerQuestion.Parse("?resource=https://x.example/" + new string('a', 3000)));

    [Theory]
    [InlineData("x.example@x.example", true)]
    [InlineData("localhost@localhost:5080", true)]
    [InlineData("ana@x.example", false)]
    public void A_handle_may_be_that_of_the_server(string handle, bool isServer) =>
        Assert.Equal(isServer, ActorHandle.Parse(handle)!.IsServer);

    [Fact]
    public void Handles_do_not_differ_by_capitals() =>
        Assert.Equal(ActorHandle.Parse("@Ana@X.example"), ActorHandle.Parse("acct:ana@x.example"));

    [Fact]
    public void The_answer_leads_to_the_actor_to_the_page_and_to_following()
    {
        var answer = Answer();
        using var json = JsonDocument.Parse(answer.ToJson());
        Assert.Equal(
            """{"subject":"acct:ana@x.example","aliases":["https://x.example/actors/ana","https://x.example/@ana"],"links":[{"rel":"self","type":"application/activity+json","href":"https://x.example/actors/ana"},{"rel":"http://webfinger.net/rel/profile-page","type":"text/html","href":"https://x.example/@ana"},{"rel":"http://ostatus.org/schema/1.0/subscribe","template":"https://x.example/interact?uri={uri}"}]}""",
            json.RootElement.GetRawText()
        );
    }

    [Fact]
    public void Only_the_links_asked_for_are_answered()
    {
        var question = WebFingerQuestion.Parse("?resource=acct:ana@x.example&rel=self&rel=avatar")!;
        Assert.Equal(["self"], Answer().For(question).Links.Select(l => l.Rel));
    }

    [Fact]
    public void Host_meta_says_where_to_ask() =>
        Assert.Contains(
            "<Link rel=\"lrdd\" type=\"application/jrd+json\" template=\"https://x.example/.well-known/webfinger?resource={uri}\"/>",
            HostMeta.ToXml("https://x.example"),
            StringComparison.Ordinal
        );

    private static ResourceDescriptor Answer() =>
        ResourceDescriptor.Of(
            ActorHandle.Parse("ana@x.example")!,
            "https://x.example/actors/ana",
            "https://x.example/@ana",
            "https://x.example/interact?uri={uri}"
        );
}
