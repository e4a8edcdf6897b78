namespace Farandole.ActivityPub.Vocabulary;

/// <summary>A list in order (AS2 core §5): its items by pages, or all of them at once.</summary>
public sealed record ActivityList(int TotalItems) : Written("OrderedCollection", Contexts.Activity)
{
    public string? AttributedTo { get; init; }

    /// <summary>The address of the first page.</summary>
    public string? First { get; init; }

    /// <summary>Addresses or documents; null when they are on pages.</summary>
    public IReadOnlyList<object>? OrderedItems { get; private init; }

    public ActivityList With(IEnumerable<string> addresses) => this with { OrderedItems = [.. addresses] };

    public ActivityList With(IEnumerable<Written> documents) =>
        this with
        {
            OrderedItems = [.. documents.Select(d => d.Inside())],
        };
}

/// <summary>A page of a list in order (AS2 core §5).</summary>
public sealed record ActivityListPage(string PartOf) : Written("OrderedCollectionPage", Contexts.Activity)
{
    public int? TotalItems { get; init; }

    public string? Next { get; init; }

    public string? Prev { get; init; }

    public IReadOnlyList<object> OrderedItems { get; private init; } = [];

    public ActivityListPage With(IEnumerable<string> addresses) => this with { OrderedItems = [.. addresses] };

    public ActivityListPage With(IEnumerable<Written> documents) =>
        this with
        {
            OrderedItems = [.. documents.Select(d => d.Inside())],
        };
}
