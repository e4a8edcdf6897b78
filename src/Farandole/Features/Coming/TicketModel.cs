using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Own;

namespace Farandole.Features.Coming;

/// <summary>Somebody's own answer, with the event as they may see it.</summary>
/// <param name="Path">Their personal link: whoever has it is them.</param>
public sealed record TicketModel(EventAsSeen Seen, Participation Mine, string Path)
{
    public bool IsGone { get; init; }

    /// <summary>What was just done (<c>confirmed</c>, <c>changed</c>…), to be said once.</summary>
    public string? Done { get; init; }

    /// <summary>Whether anything can be told to them, by letter or on a device: then they choose what.</summary>
    public bool IsReachable { get; init; }

    /// <summary>What a form brought back, and what is wrong with it.</summary>
    public AnswerInput? Input { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Waits for its owner's yes; null where there is none.</summary>
    public NewAddress? NewAddress { get; init; }

    /// <summary>An address that could not be understood.</summary>
    public string? TypedAddress { get; init; }

    /// <summary>What the capabilities keep of them.</summary>
    public IReadOnlyList<OwnPart> Parts { get; init; } = [];

    /// <summary>What the forms show: what was just typed, else what is kept.</summary>
    public AnswerInput Shown =>
        Input
        ?? new AnswerInput
        {
            Answer = EventAsJson.Word(Mine.Answer),
            Party = Mine.Party > 5 ? AnswerInput.MoreThanFive : Number,
            More = Mine.Party > 5 ? Number : null,
            Name = Mine.Name,
            Message = Mine.Message,
            Exposure = Circled.Value(Mine.Exposure, Mine.CircleId),
            Reminder = Mine.WantsReminder,
            Messages = Mine.WantsMessages,
        };

    /// <summary>Whether the seats that this answer asks for are there, held or still free.</summary>
    public bool HasSeats =>
        Participation.SeatsFor(Mine.Answer, Mine.Party) - Mine.Seats is var missing
        && (missing <= 0 || Seen.SeatsLeft is null || Seen.SeatsLeft >= missing);

    /// <summary>Whether there is anything to wait for.</summary>
    public bool Waits => Mine.Answer == Answer.Waiting || Shown.Answer == "waiting" || !HasSeats || Seen.IsFull;

    private string Number => Mine.Party.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public bool IsOpen => !Seen.IsOver && Seen.Status != Domain.Events.EventStatus.Cancelled;
}
