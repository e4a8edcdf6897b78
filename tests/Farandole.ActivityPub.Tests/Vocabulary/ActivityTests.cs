using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Tests.Reading;
using Farandole.ActivityPub.Vocabulary;

namespace Farandole.ActivityPub.Tests.Vocabulary;

public sealed class ActivityTests
{
    public static TheoryData<string, string> Shapes =>
        new()
        {
            { "Create", "whole Note" },
            { "Update", "whole Group" },
            { "Delete", "whole Tombstone" },
            { "Delete", "address" },
            { "Announce", "address" },
            { "Announce", "whole Follow" },
            { "Announce", "whole Join" },
            { "Follow", "address" },
            { "Undo", "whole Follow" },
            { "Accept", "whole Join" },
            { "Accept", "whole Member" },
            { "Reject", "whole Join" },
            { "TentativeAccept", "whole Join" },
            { "Ignore", "address" },
            { "Join", "address" },
            { "Leave", "address" },
            { "Accept", "address" },
            { "Accept", "whole Invite" },
            { "Reject", "whole Invite" },
            { "Invite", "address" },
            { "Remove", "address" },
            { "Flag", "list" },
            { "Move", "address" },
        };

    [Fact]
    public void Each_activity_embeds_what_its_readers_want_whole()
    {
        var written = Samples
            .Activities()
            .Select(Samples.Parsed)
            .Select(a => new TheoryDataRow<string, string>(
                a.GetProperty("type").GetString()!,
                Shape(a.GetProperty("object"))
            ));
        Assert.Equal(Shapes.Select(s => s.Data), written.Select(w => w.Data));
    }

    [Fact]
    public void To_and_cc_are_always_lists_of_addresses() =>
        Assert.All(
            Samples
                .Activities()
                .Select(Samples.Parsed)
                .SelectMany(a => new[] { a.GetProperty("to"), a.GetProperty("cc") }),
            list =>
            {
                Assert.Equal(JsonValueKind.Array, list.ValueKind);
                Assert.All(list.EnumerateArray(), a => Assert.Equal(JsonValueKind.String, a.ValueKind));
            }
        );

    [Fact]
    public void What_is_embedded_by_us_has_no_context_of_its_own() =>
        Assert.All(
            Samples.Activities().Where(a => a.Thing is not JsonElement).Select(Samples.Parsed),
            a => Assert.Single(a.GetRawText().Split("\"@context\"").Skip(1))
        );

    [Fact]
    public void An_answer_repeats_the_join_and_nothing_else_of_what_came()
    {
        var answer = Samples.Parsed(Activity.Accept("https://x.example/did/1", Samples.Club, Samples.Asked));
        Assert.Equal(
            """{"type":"Join","id":"https://y.example/joins/1","actor":"https://y.example/b","object":"https://x.example/events/1","participationMessage":"Deux places"}""",
            answer.GetProperty("object").GetRawText()
        );
        Assert.Equal("https://y.example/b", answer.GetProperty("to")[0].GetString());
    }

    [Fact]
    public void A_join_without_an_address_is_ignored_whole()
    {
        var asked = new RemoteActivity(
            Say.This("""{"type":"Join","actor":"https://y.example/b","object":"https://x.example/e"}""")
        );
        Assert.Equal(
            "whole Join",
            Shape(Samples.Parsed(Activity.Ignore("https://x.example/i", Samples.Club, asked)).GetProperty("object"))
        );
    }

    [Fact]
    public void An_invitation_names_whom_and_a_removal_from_where()
    {
        var invite = new RemoteActivity(
            new ActivityObject(
                Samples.Parsed(Activity.Invite("https://x.example/m", Samples.Ana, Samples.Club, "https://y.example/b"))
            )
        );
        Assert.Equal((Samples.Club, "https://y.example/b"), (invite.ObjectId, invite.Target));
        var remove = new RemoteActivity(
            new ActivityObject(
                Samples.Parsed(Activity.Remove("https://x.example/r", Samples.Ana, "https://x.example/m", Samples.Club))
            )
        );
        Assert.Equal(("https://x.example/m", Samples.Club), (remove.ObjectId, remove.From));
    }

    [Fact]
    public void The_answer_to_an_invitation_holds_the_whole_of_it()
    {
        var invite = Activity.Invite(
            "https://y.example/m",
            "https://y.example/b",
            "https://y.example/g",
            Samples.Ana
        ) with
        {
            AttributedTo = "https://y.example/g",
        };
        const string whole =
            """{"id":"https://y.example/m","type":"Invite","actor":"https://y.example/b","attributedTo":"https://y.example/g","object":"https://y.example/g","target":"https://x.example/actors/ana","to":["https://x.example/actors/ana"],"cc":[]}""";
        Assert.All(
            [
                Activity.Accept("https://x.example/a", Samples.Ana, invite),
                Activity.Reject("https://x.example/a", Samples.Ana, invite),
            ],
            answer => Assert.Equal(whole, Samples.Parsed(answer).GetProperty("object").GetRawText())
        );
    }

    private static string Shape(JsonElement thing) =>
        thing.ValueKind switch
        {
            JsonValueKind.String => "address",
            JsonValueKind.Array => "list",
            _ => "whole " + thing.GetProperty("type").GetString(),
        };
}
