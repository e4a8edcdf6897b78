using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>Writes the letter that says what has become known, out of what its reader may see and nothing else.</summary>
internal sealed class RevealDesk(PostOffice office, Instance instance)
{
    public const string Kind = "reveal";

    /// <summary>The pieces that this reader can see since a moment.</summary>
    public static IReadOnlyList<PieceAsSeen> News(EventAsSeen seen, Instant since) =>
        [.. seen.Announced.Where(p => p.IsKnown && p.Since > since && p.Since > seen.PublishedAt)];

    public Task<bool> Send(
        Letter to,
        EventAsSeen seen,
        IReadOnlyList<PieceAsSeen> news,
        string link,
        CancellationToken ct
    )
    {
        var words = Words.In(to.Language);
        // Subjects are read over shoulders: of what is not for everybody they say not even what the organizers call it.
        var names = string.Join(
            ", ",
            news.Select(p => seen.IsQuiet ? words[$"pieces.name.{p.Key.Piece}"] : words.Name(p))
        );
        var letter = to with
        {
            Subject = words["pieces.letter.subject", ("event", words.InSubject(seen)), ("names", names)],
            With = new Dictionary<string, object?>
            {
                [nameof(RevealLetter.Seen)] = seen,
                [nameof(RevealLetter.News)] = news,
                [nameof(RevealLetter.Link)] = link,
                [nameof(RevealLetter.Stop)] = to.Unsubscribe,
            },
            Calendar = seen.Schedule is null ? null : new(EventAsCalendar.Of(seen, instance), "PUBLISH"),
        };
        return office.Send(letter, ct);
    }

    /// <summary>To somebody who answered.</summary>
    public static Letter Of(Addressee to, string errand) =>
        Of(to.Address, to.Mine.Language, to.Seen, errand) with
        {
            Unsubscribe = to.Stop("changes"),
            Notice = new(to.Mine.Id),
        };

    /// <summary>What every such letter is.</summary>
    public static Letter Of(Domain.Kernel.EmailAddress? to, string language, EventAsSeen seen, string errand) =>
        new()
        {
            To = to,
            Language = language,
            Kind = Kind,
            Solicited = true,
            Subject = "",
            Body = typeof(RevealLetter),
            About = seen.Id,
            IsQuiet = seen.IsQuiet,
            Errand = errand,
        };
}
