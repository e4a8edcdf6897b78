using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;

namespace Farandole.Tests.Federation;

/// <summary>Those on other servers as they are kept here.</summary>
public sealed class RemoteActorTests
{
    [Theory]
    [InlineData(" Zoé\u0000\u202E\nd’ailleurs ", "Zoé d’ailleurs")]
    [InlineData("\u202E\u0000", "zoe@there.example")]
    public void A_name_is_one_line_that_hides_and_turns_round_nothing(string name, string shown) =>
        Assert.Equal(shown, Kept(name)?.Name);

    [Fact]
    public void A_long_name_is_cut_where_a_letter_ends() =>
        Assert.Equal(RemoteActorRow.MaxName - 1, Kept(new string('a', RemoteActorRow.MaxName - 1) + "😀")?.Name.Length);

    private static RemoteActorRow? Kept(string name) =>
        RemoteActorRow.Of(
            new RemoteActor(
                new ActivityObject(
                    JsonSerializer.SerializeToElement(
                        new
                        {
                            id = "https://there.example/users/zoe",
                            type = "Person",
                            preferredUsername = "zoe",
                            name,
                            inbox = "https://there.example/users/zoe/inbox",
                        }
                    )
                )
            ),
            App.Start
        );
}
