using Farandole.Domain.Guests;
using Farandole.Domain.Participations;

namespace Farandole.Features.Guests;

/// <summary>What somebody on the list has said, or how far the invitation came.</summary>
internal enum GuestState
{
    /// <summary>On the list, and nobody has told them.</summary>
    Untold,
    Told,

    /// <summary>Opened their link.</summary>
    Seen,
    Coming,
    Maybe,
    Interested,
    Waiting,
    Asking,
    Declined,

    /// <summary>Answered, and shows it to nobody.</summary>
    Hidden,
}

/// <summary>One line of the list as the organizers may see it; the answer is that of the guest, whichever way it came.</summary>
internal sealed record GuestAsSeen(Invitee Guest, AnswerOfGuest? Answer)
{
    public GuestState State =>
        Answer is { Exposure: Exposure.Nobody }
            ? Guest.AnsweredAt is null
                ? Reached
                : GuestState.Hidden
            : Answer is { IsIn: true } given
                ? Enum.Parse<GuestState>(given.Answer.ToString())
                : Answer is { IsOut: true } || Guest.DeclinedAt is not null
                    ? GuestState.Declined
                    : Reached;

    /// <summary>Nothing was heard of them.</summary>
    public bool IsSilent => State is GuestState.Untold or GuestState.Told or GuestState.Seen;

    /// <summary>How many they come with, when the organizers may know it.</summary>
    public int? Party => Answer is { IsIn: true, Exposure: not Exposure.Nobody } given ? given.Party : null;

    private GuestState Reached =>
        Guest.SeenAt is not null ? GuestState.Seen
        : Guest.ContactedAt is not null ? GuestState.Told
        : GuestState.Untold;
}

/// <summary>As much of an answer as the list shows.</summary>
internal sealed record AnswerOfGuest(Answer Answer, int Party, Exposure Exposure, bool IsIn, bool IsOut);

/// <summary>The list in figures: people on it, silent ones among them, people who come and lines that said no.</summary>
internal sealed record GuestCount(int All, int Silent, int Coming, int Declined);
