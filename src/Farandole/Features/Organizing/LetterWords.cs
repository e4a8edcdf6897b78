using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Organizing;

/// <summary>Sentences that several letters share.</summary>
internal static class LetterWords
{
    private const int MaxTitle = 80;

    /// <summary>A title as letters quote it: whole characters, at most eighty.</summary>
    public static string Short(string? title)
    {
        var info = new StringInfo(title ?? "");
        return info.LengthInTextElements <= MaxTitle
            ? info.String
            : info.SubstringByTextElements(0, MaxTitle - 1) + "…";
    }

    /// <summary>"samedi 20 mars 2027, 14 h": the start alone, or the days of an event that lasts several.</summary>
    public static string When(this Words words, Schedule schedule) =>
        schedule.LastDay > schedule.Day && schedule.EndTime is null
            ? words["organizing.when.days", ("start", words.Long(schedule.Day)), ("end", words.Long(schedule.LastDay))]
        : schedule.Time is { } time
            ? words["organizing.when.time", ("day", words.Long(schedule.Day)), ("time", words.Time(time))]
        : words.Long(schedule.Day);
}
