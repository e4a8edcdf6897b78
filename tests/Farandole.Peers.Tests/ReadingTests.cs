using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>What other servers read of us by themselves, with a signature, as they ask for everything.</summary>
[Collection(PeersRing.Name)]
public sealed class ReadingTests(PeersRing ring)
{
    [Theory]
    [InlineData("snac")]
    [InlineData("fedify")]
    [InlineData("cavage")]
    public async Task Who_acts_here_and_what_they_announce_can_be_read(string name)
    {
        var peer = ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var (handle, group) = (PeersRing.NewWord("cam"), PeersRing.NewWord("eaux"));
        var profile = await cam.ProfileAsync(handle, isFindable: true);
        var bal = await cam.AnnounceAsync(handle, "Bal à lire");
        (string Address, string Type, string Name)[] documents =
        [
            (profile, "Person", $"Nom de {handle}"),
            (await cam.GroupAsync(group, handle), "Group", $"Amis de {group}"),
            (ring.Relay, "Application", "Farandole"),
            (bal.Address, "Event", "Bal à lire"),
        ];
        foreach (var (address, type, called) in documents)
        {
            var read = await peer.ReadAsync(address);
            Assert.Equal((address, type, called), (Text(read, "id"), Text(read, "type"), Text(read, "name")));
        }
    }

    /// <summary>By snac only: Fedify asks for handles with encryption, whatever it is told.</summary>
    [Fact]
    public async Task A_handle_is_found_by_its_name_on_this_server()
    {
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        var profile = await cam.ProfileAsync(handle, isFindable: true);
        var found = await ring.Snac.FindAsync($"@{handle}@{ring.Program.Address.Authority}");
        Assert.Contains(profile, found, StringComparison.Ordinal);
    }

    private static string? Text(System.Text.Json.JsonElement of, string name) => of.GetProperty(name).GetString();
}
