using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Own;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>
/// The answers of somebody's profiles, and once the account gathers those of its address; below each what was brought,
/// voted, asked and said with it.
/// </summary>
internal sealed class AnswersMemory(IEnumerable<IOwnPart> parts, Tickets tickets, IClock clock) : IMemoryPart
{
    private const int Most = 100;

    public string Name => "answers";

    public IReadOnlyList<string> Tables =>
        [
            "participations",
            "claims",
            "poll_votes",
            "questions",
            "question_wonders",
            "talk_messages",
            "arrivals",
            "requests",
            "sightings",
            "notices",
            "notice_devices",
        ];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        var lines = new List<MemoryLine>();
        foreach (var own in await Own(mine, at.Db, ct))
        {
            lines.Add(Line(own, at));
            foreach (var part in await parts.Of(own.Answer, at.Db, at.Words, ct))
            {
                if (part.Data is not null && (part.Lines.Count > 0 || part is { Path: null, Actions.Count: 0 }))
                    lines.Add(Inner(own, part, at));
            }
        }
        return lines;
    }

    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct)
    {
        var (id, part) =
            line.Split('/') is [var first, .. var rest] && Guid.TryParse(first, out var one)
                ? (new ParticipationId(one), rest.FirstOrDefault())
                : default;
        if ((await Own(mine, db, ct)).Find(o => o.Answer.Id == id) is not { } own)
            return false;
        return part is null ? await Whole(own, db, ct) : await Part(own.Answer, part, Words.In(mine.Language), db, ct);
    }

    private static Task<List<OwnMemory>> Own(Account mine, Db db, CancellationToken ct) =>
        OwnMemory.Of(new(mine.EmailHash, mine.HasProven, mine.Id), mine.Gathers, Most, db, ct);

    private MemoryLine Line(OwnMemory own, MemoryReading at)
    {
        var (answer, words) = (own.Answer, at.Words);
        var what = words[
            own.As is null ? "memory.answers.line" : "memory.answers.line.as",
            ("title", own.About.Title),
            ("day", words.DayMonth(own.About.Day)),
            ("answer", words[$"answer.{EventAsJson.Word(answer.Answer)}"]),
            ("name", own.As)
        ];
        return new(
            answer.Id.ToString(),
            what,
            words[$"answer.exposure.{EventAsJson.Word(answer.Exposure)}.hint"],
            Until(own, at)
        )
        {
            Change = answer.Code.Length > 0 ? new(words["memory.change"], tickets.PathOf(answer)) : null,
            Erasing = words[own.About.IsOver(at.Now) ? "memory.answers.erasing.over" : "memory.answers.erasing"],
        };
    }

    /// <summary>Address and words go a month after the event; that a profile was there, when its owner chose.</summary>
    private static string Until(OwnMemory own, MemoryReading at)
    {
        var forgotten = at.Words.DayMonth(own.About.Schedule.ErasedOn());
        return own.Fading is not { } fading ? at.Words["memory.answers.until", ("day", forgotten)]
            : Circles.FadesAt(own.About.EndsAt, fading) is { } fades
                ? at.Words[
                    "memory.answers.until.as",
                    ("day", forgotten),
                    ("fades", at.Words.DayMonth(fades.InUtc().Date))
                ]
            : at.Words["memory.answers.until.never", ("day", forgotten)];
    }

    private static MemoryLine Inner(OwnMemory own, OwnPart part, MemoryReading at) =>
        new(
            $"{own.Answer.Id}/{part.Name}",
            part.Lines.Count == 0
                ? part.Heading
                : $"{part.Heading}{at.Words["colon"]} {string.Join(at.Words["memory.between"], part.Lines)}",
            at.Words["memory.answers.inner.seen"],
            at.Words["memory.answers.until", ("day", at.Words.DayMonth(own.About.Schedule.ErasedOn()))]
        )
        {
            IsInner = true,
            Change = part.Path is { } path ? new(at.Words["memory.see"], path) : null,
            Erasing = at.Words["memory.answers.inner.erasing"],
        };

    private async Task<bool> Whole(OwnMemory own, Db db, CancellationToken ct)
    {
        if (await db.ToChange(own.Answer.Id, ct) is not { } answer)
            return false;
        await new Changing(db, answer, own.About, clock.GetCurrentInstant()).Forget(parts, ct);
        return true;
    }

    private async Task<bool> Part(Participation answer, string name, Words words, Db db, CancellationToken ct)
    {
        foreach (var part in parts)
        {
            if ((await part.Of(answer, db, words, ct))?.Name != name)
                continue;
            await part.Forget(answer.Id, db, ct);
            return true;
        }
        return false;
    }
}

/// <summary>An answer of somebody's, and its event.</summary>
internal sealed record OwnMemory(Participation Answer, Event About)
{
    /// <summary>The name of the profile that answered; null of an answer with an address alone.</summary>
    public string? As { get; init; }

    public Fading? Fading { get; init; }

    /// <summary>The latest event first.</summary>
    /// <param name="who">Of the profiles of an account; of an address alone nothing that a profile answered.</param>
    /// <param name="gathers">Whether what the address answered belongs to it.</param>
    /// <param name="most">Not more of them.</param>
    /// <param name="db">Where they are.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<List<OwnMemory>> Of(WhoTakes who, bool gathers, int most, Db db, CancellationToken ct)
    {
        var (account, hash) = (who.Account, who.Address);
        var found = await (
            from answer in db.Participations
            join joined in db.AllEvents on answer.EventId equals joined.Id
            from face in db.Set<Profile>().Where(p => p.Id == answer.ProfileId).DefaultIfEmpty()
            where
                joined.DeletedAt == null
                && (
                    account != null && face.AccountId == account
                    || gathers && answer.EmailHash == hash && (account != null || answer.ProfileId == null)
                )
            orderby joined.StartsAt descending
            select new OwnMemory(answer, joined) { As = face.Name, Fading = (Fading?)face.Fading }
        )
            .Take(most)
            .ToListAsync(ct);
        return found.FindAll(o => o.As is not null || who.HasProven(o.Answer.Email));
    }
}

/// <summary>Every answer in the archive of whoever takes everything, each in a folder of its own.</summary>
internal sealed class AnswersTaken(IEnumerable<IOwnPart> parts, Tickets tickets, Instance instance, IClock clock)
    : ITakenFiles
{
    private const int Most = 1_000;

    public async Task<IReadOnlyList<TakenFile>> Of(WhoTakes who, Db db, Words words, CancellationToken ct)
    {
        var files = new List<TakenFile>();
        foreach (var (n, own) in (await OwnMemory.Of(who, true, Most, db, ct)).Index())
        {
            var ticket = tickets.PathOf(own.Answer)["/t/".Length..];
            if (await db.Model(own.Answer, ticket, clock.GetCurrentInstant(), ct) is not { } model)
                continue;
            foreach (var file in await AnswerFiles.FilesOf(model, new(db, words, instance, parts), own.As, ct))
                files.Add(file with { Name = $"answers/{n + 1:000}/{file.Name}" });
        }
        return files;
    }
}
