using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>
/// The room behind both doors, form and API. What is answered says nothing of whether the address is known: known or not,
/// a full event is full, and anything else is "we wrote to that address".
/// </summary>
internal sealed class TakeAnswer(Writer writer, AddressHash hashes, Tickets tickets, Later later)
{
    // Without vowels, so that no word appears, and without what is easily mistaken for another.
    private const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXZ";

    // Everybody answers at once when an event is announced: translated once, not at each answer.
    private static readonly Func<Db, EventId, CancellationToken, Task<Event?>> Joined = EF.CompileAsyncQuery(
        (Db db, EventId id, CancellationToken ct) => db.AllEvents.AsNoTracking().FirstOrDefault(e => e.Id == id)
    );

    private static readonly Func<Db, EventId, byte[], CancellationToken, Task<ParticipationId?>> Known =
        EF.CompileAsyncQuery(
            (Db db, EventId id, byte[] hash, CancellationToken ct) =>
                db
                    .Participations.Where(p => p.EventId == id && p.EmailHash == hash)
                    .Select(p => (ParticipationId?)p.Id)
                    .FirstOrDefault()
        );

    /// <summary>Null when it was taken; otherwise why it was not.</summary>
    public Task<Reason?> Take(EventId id, GivenAnswer given, string language, Instant now, CancellationToken ct)
    {
        var hash = hashes.Of(given.Email);
        var made = new NewAnswer(given.Answer, given.Party, given.Email, hash, tickets.New(), NewCode())
        {
            Name = given.Who.Name,
            Message = given.Who.Message,
            Exposure = given.Who.Exposure,
            Language = language,
            WantsReminder = given.WantsReminder,
            WantsMessages = given.WantsMessages,
        };
        return writer.Write((db, token) => Take(db, id, made, now, token), ct);
    }

    private async Task<Reason?> Take(Db db, EventId id, NewAnswer made, Instant now, CancellationToken ct)
    {
        var joined = await Joined(db, id, ct);
        if (joined is null)
            return Reasons.Deleted;
        var why = JoinPolicy.WhyNotJoin(joined, made.Answer, made.Party, now);
        if (await Known(db, id, made.EmailHash, ct) is { } before)
        {
            // Also when it is full: who sent the form twice for the last seats must not believe to be left out.
            if (why is null || why == Reasons.Full)
                await later.DoOnce(db, $"again:{before}", new AnsweredAgain(before, now), now, move: false, ct);
            return why;
        }
        if (why is not null)
            return why;
        if (!await db.TakeSeats(id, Participation.SeatsFor(made.Answer, made.Party), ct))
            return Reasons.Full;
        var answer = Participation.Request(joined, made, now);
        db.Add(answer);
        if (answer.Seats > 0)
            later.Do(db, new SeatsHeld(answer.Id), now + Participation.Hold);
        later.Do(db, new AnswerUnconfirmed(answer.Id), now + Participation.Unconfirmed);
        return null;
    }

    /// <summary>Eight characters in two groups: said at a door, never guessed by it.</summary>
    private static string NewCode() =>
        System.Security.Cryptography.RandomNumberGenerator.GetString(Alphabet, 8).Insert(4, "-");
}
