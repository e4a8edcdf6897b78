using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>The page after creating: two links, one of them a secret that is shown this once.</summary>
public sealed record CreatedModel(string Title, string Path, string PublicUrl)
{
    public required string QrPath { get; init; }

    public required int QrSize { get; init; }

    /// <summary>Null when it was shown before and its time is over.</summary>
    public string? Key { get; init; }

    public string? ManageUrl { get; init; }

    public string? ManageQrPath { get; init; }

    public int ManageQrSize { get; init; }

    /// <summary>The address that the key went to, masked; null when none was given.</summary>
    public string? SentTo { get; init; }

    /// <summary><c>draft</c>, <c>link</c>, <c>private</c>, <c>held</c> or <c>list</c>: who finds it now, and what that waits for.</summary>
    public required string Waits { get; init; }

    public LocalDate Day { get; init; }

    public LocalTime? Time { get; init; }

    /// <summary>Where it is not the instance's.</summary>
    public string? Zone { get; init; }

    public IReadOnlyList<FieldTrouble> Notes { get; init; } = [];
}
