using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Text;

namespace Farandole.Features.EventPage;

/// <summary>
/// What messengers and search engines show of a link. A preview is seen by everybody in a conversation, so it says less
/// than the page: of a public event title, date, town and picture; of one by link title, date and picture; of a surprise
/// its other name; of a private one nothing at all.
/// </summary>
public sealed record LinkPreview(string Title)
{
    public string? Description { get; init; }

    public string? Picture { get; init; }

    public string? PictureAlt { get; init; }

    /// <summary>The drawn cover has a known size; messengers lay it out before it is there.</summary>
    public bool IsCover { get; init; }

    /// <summary>schema.org, as JSON; for public events only.</summary>
    public string? LinkedData { get; init; }
}

/// <summary>Writes previews in the reader's words.</summary>
internal sealed class PreviewWords(Instance instance, Reader reader)
{
    public LinkPreview Of(EventAsSeen seen)
    {
        var words = reader.Words;
        if (seen.IsDraft || seen.Visibility == Visibility.Private || seen.Title is null)
            return new LinkPreview(words["preview.private"]);
        if (seen.IsSurprise)
            return new LinkPreview(seen.OutsideTitle!);
        var isPublic = seen is { IsListed: true, Visibility: Visibility.Public };
        var when = seen.Schedule is { } schedule ? words.Capital(words.When(schedule)) : null;
        string?[] said = [words.StateOf(seen), when, isPublic ? seen.Place?.Town ?? seen.Place?.Name : null];
        return new LinkPreview(seen.Title)
        {
            Description = string.Join(" · ", said.OfType<string>()),
            Picture = instance.Absolute(seen.PreviewPath),
            PictureAlt = seen.PictureAlt,
            IsCover = seen.Picture is null,
            LinkedData = isPublic ? EventAsLinkedData.Of(seen, instance) : null,
        };
    }
}
