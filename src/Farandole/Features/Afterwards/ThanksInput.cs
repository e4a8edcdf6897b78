using Farandole.Domain.Afterwards;
using Farandole.Domain.Attendance;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Afterwards;

/// <summary>To whom the letter goes.</summary>
internal enum ThanksTo
{
    /// <summary>Who said that they come.</summary>
    Coming,

    /// <summary>Whom the door noted.</summary>
    Arrived,
}

/// <summary>How many letters each choice sends.</summary>
internal sealed record ThanksReach(int Coming, int Arrived)
{
    public int Of(ThanksTo to) => to == ThanksTo.Arrived ? Arrived : Coming;
}

/// <summary>The letter as typed.</summary>
internal sealed record ThanksInput(string? Subject, string? Text, ThanksTo To)
{
    /// <summary>What was done on the page: <c>preview</c>, <c>edit</c> or <c>send</c>.</summary>
    public string? Step { get; init; }

    public static ThanksInput Of(IFormCollection form) =>
        new(
            PlainText.Line(form["subject"]),
            PlainText.Lines(form["text"]),
            Enum.TryParse<ThanksTo>(form["to"], out var to) && Enum.IsDefined(to) ? to : ThanksTo.Coming
        )
        {
            Step = form["step"],
        };

    /// <summary>The fields that are wrong, with the keys of the words for it.</summary>
    public IEnumerable<(string Field, string Key, int Most)> Troubles()
    {
        if (Subject is null)
            yield return ("subject", "afterwards.error.subject", 0);
        else if (!PlainText.Fits(Subject, Afterword.MaxSubject))
            yield return ("subject", "afterwards.error.long", Afterword.MaxSubject);
        if (Text is null)
            yield return ("text", "afterwards.error.text", 0);
        else if (!PlainText.Fits(Text, Afterword.MaxText))
            yield return ("text", "afterwards.error.long", Afterword.MaxText);
    }
}

/// <summary>Whom the letter reaches.</summary>
internal static class ThanksReaders
{
    public static async Task<ThanksReach> Reaches(this Db db, EventId id, CancellationToken ct) =>
        new(
            await db.ThankedBy(id, ThanksTo.Coming).CountAsync(ct),
            await db.ThankedBy(id, ThanksTo.Arrived).CountAsync(ct)
        );

    /// <summary>Those who want such messages and can be told.</summary>
    public static IQueryable<Participation> ThankedBy(this Db db, EventId id, ThanksTo to)
    {
        var came = db.InOf(id).Where(p => p.Answer == Answer.Coming && p.WantsMessages).Reachable(db);
        return to == ThanksTo.Arrived
            ? came.Where(p => db.Set<Arrival>().Any(a => a.EventId == id && a.ParticipationId == p.Id))
            : came;
    }
}
