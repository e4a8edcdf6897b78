using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Features.Shared;

namespace Farandole.Features.Announcing;

/// <summary>
/// What the form asks about pieces, in a few simple choices: for whom the address is, and what is still to come. All else
/// is decided on the page "who sees what".
/// </summary>
internal sealed record PieceChoices(Audience AddressFor, int? HoursBefore, bool PlaceIsToCome, bool TimeIsToCome)
{
    public const string Later = "later";

    private static readonly PieceKey Address = new(Piece.Address);
    private static readonly PieceKey Place = new(Piece.Place);
    private static readonly PieceKey Time = new(Piece.Time);

    public static PieceChoices Of(EventInput input, List<FieldTrouble> troubles)
    {
        var audience = Audience.Everybody;
        if (input.AddressFor is { } word)
        {
            var found = Enum.GetValues<Audience>().Where(a => EventAsJson.Word(a) == word).ToList();
            if (found.Count == 0)
                troubles.Add(new("addressFor", "announcing.error.choice"));
            audience = found.FirstOrDefault();
        }
        return new(audience, HoursOf(input, troubles), input.Where == Later, input.TimeIsToCome && input.Time is null);
    }

    public static PieceChoices Of(Event edited) =>
        new(
            edited.Pieces.Of(Address)?.Audience ?? Audience.Everybody,
            edited.Pieces.Of(Address)?.HoursBefore,
            !edited.Knows(Place) && edited.Pieces.Of(Place) is not null,
            !edited.Knows(Time) && edited.Pieces.Of(Time) is not null
        );

    /// <summary>The rules that these choices make, where they are not so already; what was decided beyond them stays.</summary>
    public IEnumerable<PieceRule> Rules(PieceRules before)
    {
        var address = before.Of(Address) ?? new PieceRule(Address);
        if ((AddressFor, HoursBefore) != (address.Audience, address.HoursBefore))
            yield return address with
            {
                Audience = AddressFor,
                HoursBefore = HoursBefore,
                From = HoursBefore is null && address.HoursBefore is not null ? null : address.From,
            };
        if (PlaceIsToCome && before.Of(Place) is null)
            yield return new(Place);
        if (TimeIsToCome && before.Of(Time) is null)
            yield return new(Time);
    }

    private static int? HoursOf(EventInput input, List<FieldTrouble> troubles)
    {
        if (string.IsNullOrWhiteSpace(input.AddressHoursBefore))
            return null;
        if (
            int.TryParse(input.AddressHoursBefore, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            && hours is >= 1 and <= PieceRule.MostHoursBefore
        )
            return hours;
        troubles.Add(new("addressHoursBefore", "announcing.error.choice"));
        return null;
    }
}
