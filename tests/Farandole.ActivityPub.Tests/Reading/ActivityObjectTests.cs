using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Reading;

public sealed class ActivityObjectTests
{
    [Theory]
    [InlineData("""{"actor":"https://x.example/a"}""")]
    [InlineData("""{"actor":{"id":"https://x.example/a"}}""")]
    [InlineData("""{"actor":["https://x.example/a","https://x.example/b"]}""")]
    [InlineData("""{"actor":[{"name":"no id"},{"id":" https://x.example/a "}]}""")]
    [InlineData("""{"actor":[null,7,{"id":"https://x.example/a"}]}""")]
    [InlineData("""{"actor":{"type":"Link","href":"https://x.example/a"}}""")]
    public void An_address_is_found_in_whatever_holds_it(string json) =>
        Assert.Equal("https://x.example/a", Say.This(json).IdOf("actor"));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"actor":null}""")]
    [InlineData("""{"actor":7}""")]
    [InlineData("""{"actor":{}}""")]
    [InlineData("""{"actor":" "}""")]
    [InlineData("""{"actor":{"id":7}}""")]
    [InlineData("""{"actor":{"id":["https://x.example/a"]}}""")]
    [InlineData("""{"actor":{"@id":"https://x.example/a"}}""")]
    [InlineData("""{"actor":[["https://x.example/a"]]}""")]
    [InlineData("""{"Actor":"https://x.example/a"}""")]
    [InlineData("""{"actor":"https://x.example/a\u0000"}""")]
    public void What_is_no_address_is_none(string json) => Assert.Null(Say.This(json).IdOf("actor"));

    [Theory]
    [InlineData("""{"type":"Event"}""")]
    [InlineData("""{"type":["Event","https://x.example/Fete"]}""")]
    public void A_type_may_be_one_of_several(string json) => Assert.True(Say.This(json).Is("Event"));

    [Theory]
    [InlineData("""{"url":"https://x.example/page"}""")]
    [InlineData("""{"url":{"type":"Link","href":"https://x.example/page"}}""")]
    [InlineData(
        """{"url":[{"type":"Link","mediaType":"video/mp4","href":"https://x.example/v"},{"type":"Link","mediaType":"text/html; charset=utf-8","href":"https://x.example/page"}]}"""
    )]
    [InlineData("""{"url":["https://x.example/page","https://x.example/other"]}""")]
    public void The_page_of_a_thing_is_found(string json) => Assert.Equal("https://x.example/page", Say.This(json).Url);

    [Theory]
    [InlineData("""{"name":"Bal"}""")]
    [InlineData("""{"name":["Bal","Ball"]}""")]
    [InlineData("""{"nameMap":{"fr":"Bal"}}""")]
    [InlineData("""{"name":null,"nameMap":{"fr":"Bal"}}""")]
    [InlineData("""{"name":{"fr":"Ball"},"nameMap":{"de":7,"fr":"Bal"}}""")]
    public void A_text_is_a_text_a_list_or_a_map_of_languages(string json) =>
        Assert.Equal("Bal", Say.This(json).Text("name"));

    [Fact]
    public void Null_is_said_and_absence_is_not()
    {
        var thing = Say.This("""{"organizers":null}""");
        Assert.True(thing.Has("organizers") && thing.IsNull("organizers"));
        Assert.False(thing.Has("name") || thing.IsNull("name"));
    }

    [Theory]
    [InlineData("""{"n":5}""", 5)]
    [InlineData("""{"n":"5"}""", 5)]
    [InlineData("""{"n":5.9}""", 5)]
    [InlineData("""{"n":-1}""", null)]
    [InlineData("""{"n":1e300}""", null)]
    [InlineData("""{"n":"NaN"}""", null)]
    [InlineData("""{"n":true}""", null)]
    public void A_count_is_whole_and_not_negative(string json, int? count) =>
        Assert.Equal(count, Say.This(json).Count("n"));

    [Theory]
    [InlineData("""{"f":true}""", true)]
    [InlineData("""{"f":"false"}""", false)]
    [InlineData("""{"f":1}""", null)]
    [InlineData("""{"f":null}""", null)]
    public void A_flag_is_true_false_or_unsaid(string json, bool? flag) => Assert.Equal(flag, Say.This(json).Flag("f"));

    [Fact]
    public void Of_an_endless_list_only_the_beginning_is_read()
    {
        var list = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"https://x.example/{i}\""));
        Assert.Equal(ActivityObject.MostItems, Say.This($$"""{"to":[{{list}}]}""").Ids("to").Count);
    }

    [Theory]
    [InlineData("https://x.example/a", "https://X.example:443/b", true)]
    [InlineData("https://x.example/a", "https://x.example./b", true)]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/", true)]
    [InlineData("https://x.example/", "http://x.example/", false)]
    [InlineData("https://x.example/", "https://x.example:8443/", false)]
    [InlineData("https://x.example/", "https://a.x.example/", false)]
    [InlineData("https://x.example/", "https://x.example@y.example/", false)]
    [InlineData("https://x.example/", "https://y@x.example/", false)]
    [InlineData("acct:a@x.example", "acct:a@x.example", false)]
    [InlineData(null, null, false)]
    [InlineData("", "", false)]
    public void An_origin_is_scheme_name_and_port(string? one, string? other, bool same) =>
        Assert.Equal(same, Origin.Same(one, other));

    [Theory]
    [InlineData("""{"id":"https://x.example/e","attributedTo":"https://x.example/a"}""", true)]
    [InlineData("""{"id":"https://x.example/e"}""", true)]
    [InlineData("""{"id":"https://y.example/e","attributedTo":"https://y.example/a"}""", false)]
    [InlineData("""{"id":"https://x.example/e","attributedTo":["https://x.example/a","https://y.example/a"]}""", false)]
    [InlineData("""{"id":"https://x.example/e","actor":"https://y.example/a"}""", false)]
    [InlineData("""{"attributedTo":"https://x.example/a"}""", false)]
    public void Nobody_vouches_for_another_server(string json, bool vouches) =>
        Assert.Equal(vouches, Origin.Vouches("https://x.example/a", Say.This(json)));
}
