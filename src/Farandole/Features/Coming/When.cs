using Farandole.Domain.Events;
using Farandole.Features.Shared.InWords;
using Farandole.Platform.Text;

namespace Farandole.Features.Coming;

internal static class When
{
    /// <summary>The whole moment: what is read in a mailbox may be read in another country.</summary>
    public static string Of(Words words, Schedule schedule, string home)
    {
        var moment = words.Capital(words.When(schedule));
        return words.Clock(schedule, home) is { } clock
            ? words["coming.when.clock", ("moment", moment), ("clock", clock)]
            : moment;
    }
}
