using Farandole.Domain.Events;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.InWords;

internal static class SubjectTitles
{
    /// <summary>Subjects are read over shoulders and on locked screens: there a private event has no name.</summary>
    public static string InSubject(this Words words, Visibility visibility, string? title) =>
        visibility == Visibility.Private ? words["event.private"] : title ?? "";
}
