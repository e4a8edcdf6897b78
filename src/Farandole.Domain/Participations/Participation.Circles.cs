using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Participations;

public sealed partial class Participation
{
    /// <summary>
    /// The profile that answered. It stays once the profile is gone: the address of such an answer is never that of
    /// somebody whom the organizers know by it.
    /// </summary>
    public ProfileId? ProfileId { get; private set; }

    /// <summary>The group whose members see it, of <see cref="Exposure.Circle"/>; null also when that group is no more.</summary>
    public GroupId? CircleId { get; private set; }

    /// <summary>Whether whoever is that to its event may know that they come.</summary>
    /// <param name="standing">What they are to the event.</param>
    /// <param name="isOfCircle">Whether they and the profile are members of <see cref="CircleId"/>.</param>
    public bool IsSeenBy(Standing standing, bool isOfCircle) => Circles.MaySee(Exposure, standing, isOfCircle);

    /// <summary>Is of no profile any more: what it took part in is nobody's history.</summary>
    public void Fade() => (ProfileId, CircleId) = (null, null);

    private static GroupId? CircleOf(Exposure exposure, GroupId? circle) => exposure == Exposure.Circle ? circle : null;
}
