namespace Farandole.Features.Announcing;

/// <summary>After "send it to me": done, or the address once more.</summary>
public sealed record SendKeyModel(string Path)
{
    public string? SentTo { get; init; }

    public string? Typed { get; init; }

    public bool IsWrong { get; init; }
}
