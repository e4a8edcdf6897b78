namespace Farandole.Domain.Waiting;

/// <summary>Who of those who wait gets a seat that is free again.</summary>
public enum WaitingOrder
{
    /// <summary>Whoever waits longest; seats wait until there are enough for them.</summary>
    Strict,

    /// <summary>Whoever waits longest among those whose number fits.</summary>
    Filling,

    /// <summary>Anybody, by lot.</summary>
    Draw,

    /// <summary>Whom the organizers choose.</summary>
    ByHand,
}
