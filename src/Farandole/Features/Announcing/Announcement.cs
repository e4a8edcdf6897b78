using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Media.Pictures;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>All that a new event is made of, from the form or from the API.</summary>
internal sealed record NewEvent(EventId Id, EventDetails Details, EventKey? Key, string Language)
{
    /// <summary>Gets a key of its own by letter; using it proves the address and puts the event in the agenda.</summary>
    public EmailAddress? Email { get; init; }

    /// <summary>In whose name; then it needs no key that somebody could lose.</summary>
    public HostChoice? Host { get; init; }

    public bool IsDraft { get; init; }

    /// <summary>It waits for a second person.</summary>
    public bool IsProposal => Host?.Proposer is not null;

    /// <summary>Who may see which piece, where it is not simply as the event.</summary>
    public IReadOnlyList<PieceRule> Rules { get; init; } = [];

    public CleanedPicture.Ok? Picture { get; init; }

    public string? PictureAlt { get; init; }

    public int CoverSalt { get; init; }

    /// <summary>The organizers say yes to each who wants to come.</summary>
    public bool IsOnRequest { get; init; }

    /// <summary>Two or more: the date is chosen together.</summary>
    public IReadOnlyList<Schedule> Proposals { get; init; } = [];
}

/// <summary>Makes the event, its keys and the letter that is due, in one transaction; the same id twice makes one event.</summary>
internal sealed class Announcement(
    Writer writer,
    Later later,
    AddressHash hashes,
    IncomingPictures pictures,
    Rush rush,
    Instance instance,
    IClock clock
)
{
    /// <summary>Whether it was made now, rather than by the same form before.</summary>
    public Task<bool> Make(NewEvent made, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.AllEvents.AnyAsync(e => e.Id == made.Id, token))
                    return false;
                db.Add(Announce(made, await ShortCode.Free(db, token)));
                AddKeys(db, made);
                if (made.Host is { } host)
                    AddHost(db, host, made.Id);
                AddPoll(db, made);
                if (made.Picture is { } picture)
                    db.Add(pictures.RowOf(picture, made.Id));
                rush.Note(clock.GetCurrentInstant());
                return true;
            },
            ct
        );

    /// <summary>A key that goes to an address by letter: its secret is made when the letter is.</summary>
    public void AddLetterKey(Db db, EventId id, EmailAddress to, string language)
    {
        var now = clock.GetCurrentInstant();
        var (key, _) = EventKey.Make(id, KeyKind.Organizer, null, language, now);
        key.SendTo(to, hashes.Of(to));
        db.Add(key);
        later.Do(db, new KeyLetterDue(key.Id), now);
    }

    private Event Announce(NewEvent made, string code)
    {
        var now = clock.GetCurrentInstant();
        var announced = Event.Announce(made.Id, code, made.Details, now);
        if (made.CoverSalt != 0)
            announced.Redraw(made.CoverSalt, now);
        if (made.Picture is { } picture)
            announced.Illustrate(picture.Id, made.PictureAlt, null, now);
        foreach (var rule in made.Rules)
            announced.Decide(rule, null, now);
        announced.AskApproval(made.IsOnRequest, null, now);
        // How it was at first is no change of it.
        announced.Changes.Clear();
        if (made.Proposals.Count >= DatePoll.FewestDates)
            announced.PollDate(DatePoll.Span(DatesOf(made), made.Details.Schedule.Zone), now);
        if (instance.Creation == Creation.Held)
            announced.Hold(now);
        if (!made.IsDraft && !made.IsProposal)
            announced.Publish(now);
        // Whose account it is proved an address for it.
        if (made.Host is not null)
            announced.List(now);
        return announced;
    }

    private void AddHost(Db db, HostChoice host, EventId hosted)
    {
        var now = clock.GetCurrentInstant();
        db.Add(host.HostOf(hosted, now));
        // Without its title: it may be for some members only.
        if (host is { Group: { } group, Proposer: { } by })
            db.Add(GroupNote.Of(group, by, "proposed", null, now));
    }

    private void AddPoll(Db db, NewEvent made)
    {
        if (made.Proposals.Count < DatePoll.FewestDates)
            return;
        db.Add(DatePoll.Open(made.Id, clock.GetCurrentInstant()));
        db.AddRange(DatesOf(made));
    }

    private static List<PollDate> DatesOf(NewEvent made) => [.. made.Proposals.Select(p => PollDate.Of(made.Id, p))];

    private void AddKeys(Db db, NewEvent made)
    {
        // A key would open more than who proposes may.
        if (made.IsProposal)
            return;
        if (made.Key is { } key)
            db.Add(key);
        if (made.Email is { } address)
            AddLetterKey(db, made.Id, address, made.Language);
    }
}
