using Farandole.Domain.Participations;

namespace Farandole.Domain.Waiting;

/// <summary>Decides to whom free seats go.</summary>
public static class WaitingLine
{
    /// <summary>Those who are offered a seat now, in this order. No party is split.</summary>
    /// <param name="waiting">Whoever waits longest comes first.</param>
    /// <param name="free">Seats.</param>
    /// <param name="order">As the organizers chose.</param>
    /// <param name="lot">For the draw: a number from 0 up to its argument, without it.</param>
    public static IReadOnlyList<Participation> Next(
        IReadOnlyList<Participation> waiting,
        int free,
        WaitingOrder order,
        Func<int, int> lot
    )
    {
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(lot);
        return order switch
        {
            WaitingOrder.Strict => Fitting(waiting, free, stops: true),
            WaitingOrder.Filling => Fitting(waiting, free, stops: false),
            WaitingOrder.Draw => Fitting(Shuffled(waiting, lot), free, stops: false),
            WaitingOrder.ByHand => [],
        };
    }

    private static List<Participation> Fitting(IReadOnlyList<Participation> waiting, int free, bool stops)
    {
        var next = new List<Participation>();
        foreach (var one in waiting)
        {
            if (one.Party <= free)
            {
                next.Add(one);
                free -= one.Party;
            }
            else if (stops)
            {
                break;
            }
        }
        return next;
    }

    private static Participation[] Shuffled(IReadOnlyList<Participation> waiting, Func<int, int> lot)
    {
        Participation[] shuffled = [.. waiting];
        for (var left = shuffled.Length; left > 1; left--)
        {
            var drawn = lot(left);
            (shuffled[left - 1], shuffled[drawn]) = (shuffled[drawn], shuffled[left - 1]);
        }
        return shuffled;
    }
}
