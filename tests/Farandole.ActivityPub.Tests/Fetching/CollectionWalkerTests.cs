using System.Globalization;
using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Tests.Reading;

namespace Farandole.ActivityPub.Tests.Fetching;

public sealed class CollectionWalkerTests
{
    private const string List = "https://x.example/l";
    private readonly Dictionary<string, string> documents = [];
    private readonly List<string> asked = [];

    [Fact]
    public async Task A_list_is_its_items() =>
        Assert.Equal(["a", "b"], await WalkAsync("""{"type":"OrderedCollection","orderedItems":["a","b"]}"""));

    [Fact]
    public async Task A_list_of_pages_is_all_of_them()
    {
        documents[List + "?p=1"] = Page("a", List + "?p=2");
        documents[List + "?p=2"] = Page("b", null);
        Assert.Equal(["a", "b"], await WalkAsync($$"""{"type":"OrderedCollection","first":"{{List}}?p=1"}"""));
    }

    [Fact]
    public async Task A_first_page_that_was_sent_along_is_not_asked_for()
    {
        documents[List + "?p=2"] = Page("b", null);
        Assert.Equal(
            ["a", "b"],
            await WalkAsync($$"""{"type":"OrderedCollection","first":{{Page("a", List + "?p=2")}}}""")
        );
        Assert.Equal([List, List + "?p=2"], asked);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(10, 10)]
    [InlineData(1_000, 10)]
    public async Task A_list_without_end_has_one(int pages, int read)
    {
        for (var i = 1; i < 100; i++)
            documents[At(i)] = Page(i.ToString(CultureInfo.InvariantCulture), At(i + 1));
        Assert.Equal(read, (await WalkAsync($$"""{"type":"OrderedCollection","first":"{{At(1)}}"}""", pages)).Count);
    }

    [Fact]
    public async Task A_list_that_bites_its_tail_is_read_once()
    {
        documents[At(1)] = Page("a", At(2));
        documents[At(2)] = Page("b", At(1));
        Assert.Equal(["a", "b"], await WalkAsync($$"""{"type":"OrderedCollection","first":"{{At(1)}}"}"""));
    }

    [Fact]
    public async Task A_list_does_not_lead_to_another_server()
    {
        documents["https://y.example/l"] = Page("b", null);
        Assert.Equal(
            ["a"],
            await WalkAsync($$"""{"type":"OrderedCollectionPage","orderedItems":["a"],"next":"https://y.example/l"}""")
        );
        Assert.Equal([List], asked);
    }

    [Theory]
    [InlineData("""{"type":"Note","orderedItems":["a"]}""")]
    [InlineData("""{"type":"OrderedCollection"}""")]
    [InlineData("""{"type":"OrderedCollection","first":"https://x.example/nowhere"}""")]
    public async Task What_is_no_list_has_no_items(string json) => Assert.Empty(await WalkAsync(json));

    private static string At(int page) => string.Create(CultureInfo.InvariantCulture, $"{List}?p={page}");

    private static string Page(string item, string? next) =>
        $$"""{"type":"OrderedCollectionPage","orderedItems":["{{item}}"]{{(next is null ? "" : $",\"next\":\"{next}\"")}}}""";

    private async Task<List<string?>> WalkAsync(string list, int pages = CollectionWalker.MostPages)
    {
        documents[List] = list;
        var walker = new CollectionWalker(
            (id, _) =>
            {
                asked.Add(id);
                return Task.FromResult(
                    documents.TryGetValue(id, out var json)
                        ? FoundDocument.Of(Say.This(json))
                        : FoundDocument.Not(FetchRefusal.NotThere)
                );
            }
        );
        var items = new List<string?>();
        await foreach (var item in walker.ItemsAsync(List, pages, TestContext.Current.CancellationToken))
            items.Add(item.Id);
        return items;
    }
}
