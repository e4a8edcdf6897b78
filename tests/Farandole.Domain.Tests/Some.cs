using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Tests;

/// <summary>The march for the river: Saturday 20 March 2027, 14:00 in Lyon, announced by Malika on 2 March.</summary>
internal static class Some
{
    public static readonly Instant Now = Instant.FromUtc(2027, 3, 2, 9, 0);

    public static readonly EventDetails March = new()
    {
        Title = "Grande marche pour l’eau",
        Schedule = Schedule.Of(new(2027, 3, 20), new(14, 0), null, null, "Europe/Paris"),
        Place = new("Place Guichard", "Lyon", 45.759, 4.847),
    };

    public static Event Published(EventDetails? details = null)
    {
        var made = Event.Announce(EventId.New(), "eau20", details ?? March, Now);
        made.Publish(Now);
        made.List(Now);
        made.TakeFacts();
        return made;
    }

    public static NewAnswer FromJo(int party = 1, Answer answer = Answer.Coming) =>
        new(answer, party, EmailAddress.Parse("jo@exemple.fr")!, [1, 2, 3], Secret.New("ft", 192), "EAU-7KP4");
}
