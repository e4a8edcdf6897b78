using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>
/// The room behind both doors, form and API. What is answered says nothing of whether the address is known: known or not,
/// a full event is full, and anything else is "we wrote to that address". Who gives a name alone, where that is enough, is
/// in at once: nobody could confirm it.
/// </summary>
internal sealed class TakeAnswer(Writer writer, AddressHash hashes, Tickets tickets, Later later) : ITakeAnswers
{
    // Without vowels, so that no word appears, and without what is easily mistaken for another.
    private const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXZ";

    // Everybody answers at once when an event is announced: translated once, not at each answer.
    private static readonly Func<Db, EventId, CancellationToken, Task<Event?>> Joined = EF.CompileAsyncQuery(
        (Db db, EventId id, CancellationToken ct) => db.AllEvents.AsNoTracking().FirstOrDefault(e => e.Id == id)
    );

    public Task<Taken> Take(EventId id, GivenAnswer given, string language, Instant now, CancellationToken ct)
    {
        var hash = given.Email is { } email ? hashes.Of(email) : null;
        var made = new NewAnswer(given.Answer, given.Party, given.Email, hash, tickets.New(), NewCode())
        {
            Name = given.Who.Name,
            Message = given.Who.Message,
            Exposure = given.Who.Exposure,
            Circle = given.Who.Circle,
            Profile = given.As,
            Language = language,
            WantsReminder = given.WantsReminder,
            WantsMessages = given.WantsMessages,
        };
        // Whoever answers as a profile has proven the address when they signed in.
        var atOnce = given.As is not null;
        return writer.Write(async (db, token) => await Take(db, id, made, given.Keep, now, token, atOnce), ct);
    }

    public async Task<AnswerTaken> Take(Db db, GivenByAddress given, Instant now, CancellationToken ct)
    {
        var made = new NewAnswer(Answer.Interested, 1, given.Email, hashes.Of(given.Email), tickets.New(), NewCode())
        {
            Name = given.Name,
            // Who answers a poll shows it to those who answer too.
            Exposure = Exposure.Participants,
            Language = given.Language,
        };
        var taken = await Take(db, given.Event, made, [], now, ct);
        return new(taken.Why, taken.Answer?.Id);
    }

    public async Task<AnswerTaken> TakeAtOnce(Db db, GivenByGuest given, Instant now, CancellationToken ct)
    {
        var hash = given.Email is { } address ? hashes.Of(address) : null;
        if (hash is not null && await db.AnswerWith(given.Event, hash, ct) is { } before)
        {
            var isOfProfile = await db.Participations.AnyAsync(p => p.Id == before && p.ProfileId != null, ct);
            // Organizers who know an address must not learn which profile is its owner's.
            if (given.IsProven || !isOfProfile)
            {
                if (!given.IsProven || isOfProfile)
                    await SendAgain(db, before, now, ct);
                return new(null, given.IsProven && !isOfProfile ? before : null);
            }
        }
        var (email, key) = given.IsProven ? (given.Email, hash) : (null, null);
        var made = new NewAnswer(given.Answer, given.Party, email, key, tickets.New(), NewCode())
        {
            Name = given.Name,
            Message = given.Message,
            Language = given.Language,
        };
        var taken = await Take(db, given.Event, made, [], now, ct, atOnce: true);
        return new(taken.Why, taken.Answer?.Id);
    }

    public async Task<AnswerTaken> TakeSigned(Db db, GivenElsewhere given, Instant now, CancellationToken ct)
    {
        var key = given.Person.Key;
        if (await db.AnswerWith(given.Event, key, ct) is { } before)
            return new(null, before);
        var made = new NewAnswer(given.Answer, given.Party, null, key, tickets.New(), NewCode())
        {
            Name = given.Name,
            Message = given.Message,
            Language = given.Language,
        };
        var isBarred = await db.IsBarred(given.Event, given.Person, ct);
        var taken = await Take(db, given.Event, made, [], now, ct, atOnce: true, isBarred);
        return new(taken.Why, taken.Answer?.Id);
    }

    private Task SendAgain(Db db, ParticipationId known, Instant now, CancellationToken ct) =>
        later.DoOnce(db, $"again:{known}", new AnsweredAgain(known, now), now, move: false, ct);

    private async Task<Taken> Take(
        Db db,
        EventId id,
        NewAnswer made,
        IReadOnlyList<Action<Db, Participation, Instant>> keep,
        Instant now,
        CancellationToken ct,
        bool atOnce = false,
        bool isBarred = false
    )
    {
        var joined = await Joined(db, id, ct);
        if (joined is null)
            return new(Reasons.Deleted, null);
        made = made with { Answer = Participation.AskedOf(joined, made.Answer) };
        var why = JoinPolicy.WhyNotJoin(joined, made.Answer, made.Party, now);
        // Who is kept away is told what everybody is told: that it is full, or that a letter is on its way.
        if (isBarred || made.EmailHash is { } person && await db.IsBarred(id, person, ct))
            return new(why, null);
        if (made.EmailHash is { } hash && await db.AnswerWith(id, hash, ct) is { } before)
        {
            // Also when it is full: who sent the form twice for the last seats must not believe to be left out.
            if (why is null || why == Reasons.Full)
                await SendAgain(db, before, now, ct);
            return new(why, null);
        }
        if (why is not null)
            return new(why, null);
        if (!await db.TakeSeats(id, Participation.SeatsFor(made.Answer, made.Party), ct))
            return new(await db.AnybodyWaits(id, ct) ? WaitingReasons.Queued : Reasons.Full, null);
        var answer = Participation.Request(joined, made, now);
        db.Add(answer);
        foreach (var part in keep)
            part(db, answer, now);
        if (atOnce || answer.Email is null)
            await Count(db, answer, now, ct);
        else
            Await(db, answer, now);
        return new(null, answer);
    }

    private static async Task Count(Db db, Participation answer, Instant now, CancellationToken ct)
    {
        answer.Confirm(now);
        await db.CountPeople(answer.EventId, Seats.PeopleOf(answer), ct);
    }

    private void Await(Db db, Participation answer, Instant now)
    {
        if (answer.Seats > 0)
            later.Do(db, new SeatsHeld(answer.Id), now + Participation.Hold);
        later.Do(db, new AnswerUnconfirmed(answer.Id), now + Participation.Unconfirmed);
    }

    /// <summary>Eight characters in two groups: said at a door, never guessed by it.</summary>
    private static string NewCode() =>
        System.Security.Cryptography.RandomNumberGenerator.GetString(Alphabet, 8).Insert(4, "-");
}

/// <summary>Why not, or the new answer; neither when the address is known.</summary>
internal sealed record Taken(Reason? Why, Participation? Answer)
{
    /// <summary>Whoever gave no address, or had proven it, is shown their link at once: they wait for no letter.</summary>
    public Participation? Named => Answer is { Email: null } or { ProfileId: not null } ? Answer : null;
}
