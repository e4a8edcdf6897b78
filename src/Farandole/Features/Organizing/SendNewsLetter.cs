using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Own;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>What happened between two moments, and the organizer who is told.</summary>
internal sealed record NewsToTell(KeyId Key, Instant Since, Instant Until);

/// <summary>Who comes now, who is new, who left: at most once a day, with a link that is no key.</summary>
internal sealed class SendNewsLetter(
    Db db,
    PostOffice office,
    AddressHash signer,
    Instance instance,
    IClock clock,
    IEnumerable<INewsOfEvent> others
) : IJob<NewsToTell>
{
    private const string Kind = "news";
    private static readonly Duration AlmostADay = Duration.FromHours(20);

    public async Task RunAsync(NewsToTell errand, CancellationToken ct)
    {
        var key = await db.Keys.FirstOrDefaultAsync(
            k => k.Id == errand.Key && k.RevokedAt == null && k.QuietSince == null,
            ct
        );
        if (key is not { EventId: { } id } || EmailAddress.Parse(key.Email) is not { } address)
            return;
        var organized = await db.AllEvents.FirstOrDefaultAsync(e => e.Id == id && e.DeletedAt == null, ct);
        var (arrived, left) = await Answers(id, errand, ct);
        var words = Words.In(key.Language);
        var rows = await Others(id, errand, words, ct);
        if (organized is null || arrived.Count + left.Count + rows.Count == 0 || await WasToldToday(key, ct))
            return;
        var seen = EventAsSeen.By(Standing.Organizer, organized, clock.GetCurrentInstant());
        var stop = instance.Absolute(StopNews.PathOf(key.Id, signer));
        var letter = new Letter
        {
            To = address,
            Language = key.Language,
            Kind = Kind,
            Solicited = true,
            Subject = Subject(words, organized, seen.OutsideTitle),
            Body = typeof(NewsLetter),
            With = new Dictionary<string, object?>
            {
                [nameof(NewsLetter.Seen)] = seen,
                [nameof(NewsLetter.Arrived)] = Lines(words, arrived),
                [nameof(NewsLetter.Left)] = Lines(words, left),
                [nameof(NewsLetter.Others)] = rows,
                [nameof(NewsLetter.Link)] = instance.Absolute("/manage"),
                [nameof(NewsLetter.Stop)] = stop,
            },
            About = id,
            IsQuiet = seen.IsQuiet,
            Unsubscribe = stop,
            Errand = $"news:{key.Id}:{errand.Until.ToUnixTimeMilliseconds()}",
        };
        await office.Send(letter, ct);
    }

    private static string Subject(Words words, Event organized, string? title) =>
        words.Plural(
            "organizing.letter.news.subject",
            organized.PeopleComing,
            ("event", words.InSubject(organized.Visibility, LetterTitles.Short(title)))
        );

    private Task<bool> WasToldToday(EventKey key, CancellationToken ct)
    {
        var lately = clock.GetCurrentInstant() - AlmostADay;
        return db.Set<LetterRow>()
            .AnyAsync(
                l => l.AddressHash == key.EmailHash && l.EventId == key.EventId && l.Kind == Kind && l.At > lately,
                ct
            );
    }

    private async Task<(List<Participation> Arrived, List<Participation> Left)> Answers(
        EventId id,
        NewsToTell errand,
        CancellationToken ct
    )
    {
        var arrived = await db.InOf(id)
            .Where(p => p.ConfirmedAt >= errand.Since && p.ConfirmedAt <= errand.Until)
            .OrderBy(p => p.ConfirmedAt)
            .ToListAsync(ct);
        // Who came and left in between is no news.
        var left = await db
            .Participations.Where(p =>
                p.EventId == id
                && p.ConfirmedAt < errand.Since
                && p.WithdrawnAt >= errand.Since
                && p.WithdrawnAt <= errand.Until
            )
            .OrderBy(p => p.WithdrawnAt)
            .ToListAsync(ct);
        return (arrived, left);
    }

    /// <summary>What the capabilities have to tell.</summary>
    private async Task<List<NewsRow>> Others(EventId id, NewsToTell errand, Words words, CancellationToken ct)
    {
        var rows = new List<NewsRow>();
        foreach (var other in others)
        {
            if (await other.Between(id, errand.Since, errand.Until, db, words, ct) is { } row)
                rows.Add(row);
        }
        return rows;
    }

    private static List<string> Lines(Words words, IEnumerable<Participation> answers) =>
        [.. answers.Select(one => ParticipantAsSeen.Of(one, null)).Select(one => Line(words, one))];

    private static string Line(Words words, ParticipantAsSeen one) =>
        words[
            one.Answer == Answer.Coming ? "organizing.letter.news.line" : "organizing.letter.news.line.maybe",
            ("name", one.Name ?? words["organizing.person.unnamed"]),
            ("people", words.Plural("organizing.person.party", one.Party)),
            ("answer", words[$"organizing.answer.{one.Answer}"])
        ];
}
