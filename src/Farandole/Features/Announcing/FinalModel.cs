namespace Farandole.Features.Announcing;

/// <summary>A page about ending an event, or about one that has ended for good.</summary>
public sealed record FinalModel(string Title, string Path)
{
    /// <summary>Where it goes on when nothing ends.</summary>
    public string Back
    {
        get => field ?? $"{Path}/manage";
        init;
    }

    /// <summary>How many people are told.</summary>
    public int Letters { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<FieldTrouble> Troubles { get; init; } = [];
}
