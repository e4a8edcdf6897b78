using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.InWords;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.Writing;

/// <summary>Somebody who answered, to be written to.</summary>
/// <param name="Address">Null for a name alone: they are told on their devices.</param>
/// <param name="Ticket">Their personal link, whole.</param>
public sealed record Addressee(Participation Mine, EmailAddress? Address, EventAsSeen Seen, string Ticket)
{
    /// <summary>Where this address refuses every letter, whole; only in letters to addresses that nobody confirmed.</summary>
    public string? Refusal { get; init; }

    /// <summary>The event is deleted: nothing of it is left but its day.</summary>
    public bool IsGone { get; init; }

    internal Words Words => Words.In(Mine.Language);

    /// <summary>The one text of others that may stand in a letter to an address that nobody confirmed; none when it is secret.</summary>
    internal string? ShortTitle =>
        Seen.Visibility == Domain.Events.Visibility.Private || Seen.OutsideTitle is not { } title
            ? null
            : LetterTitles.Short(title);

    internal string SubjectTitle => Words.InSubject(Seen);

    /// <summary>Stops one kind of letter; see the personal link's own pages.</summary>
    internal string Stop(string kind) => $"{Ticket}/stop/{kind}";
}
