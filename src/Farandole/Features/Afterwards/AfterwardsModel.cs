using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Mail;

namespace Farandole.Features.Afterwards;

/// <summary>The page behind the scenes, with what a form brought back.</summary>
public sealed record AfterwardsModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    /// <summary>Why nothing can be said of it; null when it can.</summary>
    internal Reason? Why { get; init; }

    internal Afterword Word { get; init; } = null!;

    internal IReadOnlyList<Souvenir> Pictures { get; init; } = [];

    /// <summary>Null where nobody counted.</summary>
    internal int? Came { get; init; }

    internal ThanksReach Reaches { get; init; } = new(0, 0);

    /// <summary>The word of thanks that was sent and not taken.</summary>
    internal string? Typed { get; init; }

    /// <summary>The description of the picture that was sent and not taken.</summary>
    internal string? Alt { get; init; }

    /// <summary>The picture whose description was sent and not taken.</summary>
    internal PictureId? Described { get; init; }

    internal ThanksInput Letter { get; init; } = new(null, null, ThanksTo.Coming);

    /// <summary>The letter is shown again before it leaves.</summary>
    internal bool IsPreview { get; init; }

    internal Forecast? Forecast { get; init; }

    internal IReadOnlyList<FieldError> Errors { get; init; } = [];

    internal EventAsSeen Seen => Backstage.Seen;

    internal string Zone => Seen.Schedule?.Zone ?? "Etc/UTC";

    internal string Path => $"{Seen.Path}/afterwards";

    internal string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;

    /// <summary>The same with one thing that is wrong.</summary>
    internal AfterwardsModel With(string? field, string message) =>
        this with
        {
            Errors = [.. Errors, new(field, message)],
        };

    internal static string PathOf(EventId id, PictureId picture, bool small = false) =>
        $"/events/{id}/souvenirs/{picture}{(small ? "-s" : "")}.webp";
}
