using Farandole.Domain.Events;
using NodaTime;

namespace Farandole.Domain.Participations;

/// <summary>
/// The one answer to "may they know who comes?", which pages, files, programs and feeds ask alike: whom somebody lets see
/// it, and for how long after the event.
/// </summary>
public static class Circles
{
    /// <param name="chosen">By whoever answered.</param>
    /// <param name="standing">What the one who asks is to the event.</param>
    /// <param name="isOfCircle">Whether they are a member of the group that was chosen.</param>
    public static bool MaySee(Exposure chosen, Standing standing, bool isOfCircle) =>
        chosen switch
        {
            Exposure.All => true,
            Exposure.Circle => isOfCircle || standing >= Standing.Organizer,
            Exposure.Participants => standing >= Standing.Confirmed,
            Exposure.Organizers => standing >= Standing.Organizer,
            Exposure.Nobody => false,
        };

    /// <summary>From when on others see no more that a profile took part; null for never.</summary>
    public static Instant? FadesAt(Instant endsAt, Fading fading) =>
        fading == Fading.Never ? null : endsAt + After(fading);

    /// <summary>Whether others do not see it any more.</summary>
    public static bool HasFaded(Instant endsAt, Fading fading, Instant now) => FadesAt(endsAt, fading) <= now;

    private static Duration After(Fading fading) =>
        Duration.FromDays(
            fading switch
            {
                Fading.AtOnce => 0,
                Fading.Week => 7,
                Fading.Month => 30,
                Fading.Quarter => 90,
                Fading.Year => 365,
                Fading.Never => throw new ArgumentOutOfRangeException(nameof(fading)),
            }
        );
}

/// <summary>How long after an event others see that a profile took part in it.</summary>
public enum Fading
{
    AtOnce,
    Week,
    Month,

    /// <summary>Ninety days, unless its owner says otherwise.</summary>
    Quarter,
    Year,
    Never,
}
