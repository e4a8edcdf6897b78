using System.Text;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Reading;

public sealed class ActivityTextTests
{
    [Theory]
    [InlineData("", Unreadable.NotJson)]
    [InlineData("{", Unreadable.NotJson)]
    [InlineData("{\"id\":1,}", Unreadable.NotJson)]
    [InlineData("{} {}", Unreadable.NotJson)]
    [InlineData("{\"a\":NaN}", Unreadable.NotJson)]
    [InlineData("<html>", Unreadable.NotJson)]
    [InlineData("{\"a\":\"\\ud800\"}", Unreadable.NotJson)]
    [InlineData("{\"\\ud800\":1}", Unreadable.NotJson)]
    [InlineData("[]", Unreadable.NotAnObject)]
    [InlineData("\"https://x.example/\"", Unreadable.NotAnObject)]
    [InlineData("null", Unreadable.NotAnObject)]
    public void What_is_no_document_says_why(string json, Unreadable why) =>
        Assert.Equal(why, ActivityText.Parse(Encoding.UTF8.GetBytes(json)).WhyNot);

    [Fact]
    public void Bytes_that_are_no_letters_are_no_document() =>
        Assert.Equal(
            Unreadable.NotJson,
            ActivityText.Parse(new byte[] { (byte)'{', (byte)'"', 0xff, (byte)'"' }).WhyNot
        );

    [Theory]
    [InlineData(ActivityText.MostBytes, null)]
    [InlineData(ActivityText.MostBytes + 1, Unreadable.TooLarge)]
    public void A_document_has_a_size(int bytes, Unreadable? why) =>
        Assert.Equal(why, ActivityText.Parse(Encoding.ASCII.GetBytes("{}".PadRight(bytes))).WhyNot);

    [Theory]
    [InlineData(ActivityText.MostDepth, null)]
    [InlineData(ActivityText.MostDepth + 1, Unreadable.TooDeep)]
    [InlineData(100_000, Unreadable.TooDeep)]
    public void A_document_has_a_depth(int depth, Unreadable? why)
    {
        var json = "{\"a\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}";
        Assert.Equal(why, ActivityText.Parse(Encoding.ASCII.GetBytes(json)).WhyNot);
    }

    [Fact]
    public void A_mark_of_byte_order_is_passed_over() => Assert.Equal("a", Say.This("\uFEFF{\"id\":\"a\"}").Id);

    [Fact]
    public void Of_two_of_a_name_the_last_counts() =>
        Assert.Equal("b", Say.This("{\"type\":\"Note\",\"id\":\"a\",\"id\":\"b\"}").Id);

    [Theory]
    [InlineData("{\"type\":\"Person\",\"id\":\"a\",\"id\":\"b\"}")]
    [InlineData("{\"type\":[\"x\",\"Group\"],\"publicKey\":{\"id\":\"a\",\"id\":\"b\"}}")]
    [InlineData("{\"id\":\"a\",\"publicKeyPem\":\"a\",\"publicKeyPem\":\"b\"}")]
    [InlineData("{\"type\":\"Update\",\"object\":{\"type\":\"Person\",\"inbox\":\"a\",\"inbox\":\"b\"}}")]
    public void An_actor_may_not_say_two_things_under_one_name(string json) =>
        Assert.Equal(Unreadable.SaysTwice, ActivityText.Parse(Encoding.UTF8.GetBytes(json)).WhyNot);
}
