using System.Globalization;
using Farandole.Domain.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Shared.Inviting;

/// <summary>What was typed to make an invitation, and what it means.</summary>
/// <param name="UsesText">For how many people.</param>
/// <param name="EndsText">The last day, as browsers send it.</param>
/// <param name="Today">Where the instance is.</param>
internal sealed record TypedInvitation(string UsesText, string EndsText, LocalDate Today)
{
    private const int UsualDays = 30;

    /// <summary>Null when it is not from 1 to <see cref="LimitedLink.MostPeople"/>.</summary>
    public int? Uses =>
        int.TryParse(UsesText, NumberStyles.None, CultureInfo.InvariantCulture, out var uses)
        && uses is > 0 and <= LimitedLink.MostPeople
            ? uses
            : null;

    /// <summary>Null when it is no day, is past, or is too far.</summary>
    public LocalDate? EndsOn =>
        LocalDatePattern.Iso.Parse(EndsText) is { Success: true, Value: var day }
        && day >= Today
        && day <= Today + LimitedLink.Longest
            ? day
            : null;

    public static TypedInvitation Of(IFormCollection form, LocalDate today) =>
        new(PlainText.Line(form["uses"]) ?? "", PlainText.Line(form["ends"]) ?? "", today);

    /// <summary>What is proposed: a month, for so many.</summary>
    public static TypedInvitation Usual(LocalDate today, int uses) =>
        new(uses.ToString(CultureInfo.InvariantCulture), LocalDatePattern.Iso.Format(today.PlusDays(UsualDays)), today);
}
