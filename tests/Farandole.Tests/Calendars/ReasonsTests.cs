using Farandole.Domain.Events;
using Farandole.Platform.Calendars;
using Farandole.Platform.Text;
using Xunit;

namespace Farandole.Tests.Calendars;

public sealed class ReasonsTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_reason_has_words_in_every_language(string language)
    {
        var keys = Enum.GetNames<ScheduleProblem>()
            .Select(n => $"schedule.problem.{n}")
            .Concat(Enum.GetNames<SkipReason>().Select(n => $"calendar.skipped.{n}"))
            .Concat(Enum.GetNames<EntryNote>().Select(n => $"calendar.note.{n}"));
        Assert.DoesNotContain(keys, k => !Words.In(language).Knows(k));
    }
}
