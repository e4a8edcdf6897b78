namespace Farandole.Features.Announcing;

/// <summary>A page about ending an event, or about one that has ended for good.</summary>
public sealed record FinalModel(string Title, string Path)
{
    /// <summary>How many people are told.</summary>
    public int Letters { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<FieldTrouble> Troubles { get; init; } = [];
}
