using Farandole.Domain.Events;
using Farandole.Features.Shared.InWords;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.Writing;

internal static class LetterTimes
{
    /// <summary>The whole moment, and whose clock that is: what is read in a mailbox may be read in another country.</summary>
    /// <param name="home">The zone of the instance.</param>
    public static string WhenThere(this Words words, Schedule schedule, string home)
    {
        var moment = words.Capital(words.When(schedule));
        return words.Clock(schedule, home) is { } clock
            ? words["letter.when.clock", ("moment", moment), ("clock", clock)]
            : moment;
    }
}
