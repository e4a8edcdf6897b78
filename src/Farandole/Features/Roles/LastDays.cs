using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Roles;

/// <summary>The last day of what is given for a time, as a form says it.</summary>
internal static class LastDays
{
    /// <returns>Null for good, and what is wrong with it.</returns>
    public static (LocalDate? Until, List<FieldError> Wrong) LastDay(this Words words, string? typed, LocalDate today)
    {
        if (typed is null)
            return (null, []);
        return
            LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var day }
            && day >= today
            && day <= today.PlusYears(Member.MostYears)
            ? (day, [])
            : (null, [new("until", words["roles.error.until", ("n", Member.MostYears)])]);
    }
}
