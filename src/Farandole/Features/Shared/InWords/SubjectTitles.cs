using Farandole.Domain.Events;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.InWords;

internal static class SubjectTitles
{
    /// <summary>Subjects are read over shoulders and on locked screens: there a private event has no name.</summary>
    public static string InSubject(this Words words, Visibility visibility, string? title) =>
        visibility == Visibility.Private ? words["event.private"] : title ?? "";

    /// <summary>The same for an event as its reader may see it: a surprise has its other name there, a long one is cut.</summary>
    public static string InSubject(this Words words, EventAsSeen seen) =>
        words.InSubject(seen.Visibility, LetterTitles.Short(seen.OutsideTitle));
}
