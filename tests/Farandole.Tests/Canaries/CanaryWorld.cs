using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Canaries;

/// <summary>How an event can be shown; each kind has one event full of canaries.</summary>
public enum Kind
{
    Listed,

    /// <summary>Public, but the click in the letter is awaited.</summary>
    Unconfirmed,

    /// <summary>Public, but a steward is awaited.</summary>
    Held,
    Unlisted,
    Private,
    Draft,
}

/// <summary>Who answered: five who are in and chose each another exposure, three who are not and one who waits, and chose the widest.</summary>
public enum Who
{
    Nobody,
    Organizers,
    Participants,

    /// <summary>Answered as a profile, for the members of a group of it.</summary>
    Circle,
    All,
    Pending,
    Withdrawn,
    Removed,

    /// <summary>On the waiting list.</summary>
    Waiting,
}

/// <summary>What somebody has shown of themselves; those below the line have it no more.</summary>
public enum Role
{
    Organizer,
    Invited,
    Participant,
    Pending,
    Withdrawn,

    Removed,
    WithRevokedKey,
    WithEndedInvitation,
    WithOldSession,

    /// <summary>Is in the group that somebody lets see that they come.</summary>
    Fellow,

    /// <summary>Is in another group.</summary>
    Stranger,
}

/// <summary>
/// One event of each kind, every piece of it a word that exists nowhere else, with people who come, will not come and may
/// not come. Whatever answers can be searched for those words.
/// </summary>
internal sealed partial class CanaryWorld
{
    /// <summary>As many as are held: five who come, and one who has not confirmed.</summary>
    private const int Seats = 6;

    private static readonly Duration Visit = Duration.FromHours(8);
    private readonly App app;
    private readonly LocalDate day;

    private CanaryWorld(App app, LocalDate day) => (this.app, this.day) = (app, day);

    public Dictionary<Kind, Event> Events { get; } = [];

    public Dictionary<Kind, Secret> Keys { get; } = [];

    public Dictionary<Kind, KeyId> KeyIds { get; } = [];

    public Dictionary<Kind, Secret> Invitations { get; } = [];

    /// <summary>Cookies of those who showed a ticket, an invitation or a key.</summary>
    public Dictionary<(Kind Kind, Role Role), string> Cookies { get; } = [];

    /// <summary>The cookie of who runs the instance.</summary>
    public string Steward { get; private set; } = "";

    public Dictionary<(Kind Kind, Who Who), Participation> People { get; } = [];

    /// <summary>A word for one piece of one event: long enough never to occur by chance.</summary>
    public static string Word(Kind kind, string piece) =>
        $"zq{piece.ToLowerInvariant()}{kind.ToString().ToLowerInvariant()}zq";

    public static string PersonWord(Kind kind, Who who, string what) => Word(kind, $"{what}of{who}");

    public static string Email(Kind kind, Who who) => $"{PersonWord(kind, who, "mail")}@example.org";

    public static string OrganizersEmail(Kind kind) => $"{Word(kind, "orgamail")}@example.org";

    public static Exposure ExposureOf(Who who) => who <= Who.All ? (Exposure)who : Exposure.All;

    public string TicketOf(Kind kind, Who who) =>
        app.Services.GetRequiredService<Tickets>().PathOf(People[(kind, who)])["/t/".Length..];

    /// <param name="app">Where.</param>
    /// <param name="isOver">Whether everything takes place on this day, and is over when the world is looked at.</param>
    public static async Task<CanaryWorld> MakeAsync(App app, bool isOver = false)
    {
        var world = new CanaryWorld(app, isOver ? new(2027, 3, 2) : new(2027, 3, 20));
        await world.Write(world.AddSteward);
        await world.Write(world.AddProfile);
        await world.Write(AddElsewhere);
        foreach (var kind in Enum.GetValues<Kind>())
        {
            await world.Write(db => world.Add(db, kind));
            await world.Write(db => world.End(db, kind));
        }
        await app.DrainAsync();
        // They end three hours after they begin; who showed something has ten minutes left.
        if (isOver)
            app.Clock.Advance(Visit - Duration.FromMinutes(10));
        return world;
    }

    private Task Write(Func<Db, Task> write) =>
        app.Writer.Write((db, _) => write(db), TestContext.Current.CancellationToken);

    private Task AddSteward(Db db)
    {
        var (key, _) = EventKey.Make(null, KeyKind.Instance, null, "fr", App.Start);
        db.Add(key);
        Steward = Open(db, GrantKind.Instance, null, key.Id, null);
        return Task.CompletedTask;
    }

    private Task Add(Db db, Kind kind)
    {
        var made = Announce(kind);
        var (key, secret) = EventKey.Make(made.Id, KeyKind.Organizer, Word(kind, "label"), "fr", App.Start);
        var address = EmailAddress.Parse(OrganizersEmail(kind))!;
        key.SendTo(address, app.Services.GetRequiredService<AddressHash>().Of(address));
        key.Use(new LocalDate(2027, 3, 1), App.Start);
        var (invitation, invited) = EventKey.Make(made.Id, KeyKind.Invitation, null, "fr", App.Start);
        var (old, _) = EventKey.Make(made.Id, KeyKind.Organizer, Word(kind, "oldlabel"), "fr", App.Start);
        var (ended, _) = EventKey.Make(made.Id, KeyKind.Invitation, null, "fr", App.Start);
        old.Revoke(App.Start);
        ended.Revoke(App.Start);
        db.AddRange(made, key, invitation, old, ended);
        (Events[kind], Keys[kind], KeyIds[kind], Invitations[kind]) = (made, secret, key.Id, invited);
        Cookies[(kind, Role.Organizer)] = Open(db, GrantKind.Organizer, made.Id, key.Id, null);
        Cookies[(kind, Role.Invited)] = Open(db, GrantKind.Invitation, made.Id, invitation.Id, null);
        Cookies[(kind, Role.WithRevokedKey)] = Open(db, GrantKind.Organizer, made.Id, old.Id, null);
        Cookies[(kind, Role.WithEndedInvitation)] = Open(db, GrantKind.Invitation, made.Id, ended.Id, null);
        Cookies[(kind, Role.WithOldSession)] = Open(db, GrantKind.Organizer, made.Id, key.Id, null, -Visit);
        AddNeed(db, kind, made);
        AddPoll(db, kind, made);
        AddNote(db, kind, made);
        if (kind != Kind.Draft)
        {
            AddPeople(db, kind, made);
            AddNamed(db, kind, made);
            AddRemote(db, kind, made);
        }
        AddGuest(db, kind, made);
        AddQuestions(db, kind, made);
        AddTalk(db, kind, made);
        AddAfterwards(db, kind, made);
        AddHost(db, kind, made);
        return Task.CompletedTask;
    }

    private Event Announce(Kind kind)
    {
        var made = Event.Announce(
            EventId.New(),
            $"c{(int)kind}{kind}".ToLowerInvariant()[..6],
            Details(kind),
            App.Start
        );
        if (kind == Kind.Held)
            made.Hold(App.Start);
        if (kind != Kind.Draft)
            made.Publish(App.Start);
        if (kind == Kind.Listed)
            made.List(App.Start);
        made.Edit(
            Details(kind) with
            {
                Place = new(Word(kind, "place"), Word(kind, "address")),
            },
            Word(kind, "by"),
            App.Start
        );
        made.Decide(new PieceRule(new(Piece.Route)) { Value = Word(kind, "route") }, Word(kind, "by"), App.Start);
        made.Decide(
            new PieceRule(new(Piece.Line, 1)) { Label = Word(kind, "linelabel"), Value = Word(kind, "line") },
            Word(kind, "by"),
            App.Start
        );
        made.Say(EventStatus.Tentative, Word(kind, "reason"), Word(kind, "by"), App.Start);
        return made;
    }

    private EventDetails Details(Kind kind) =>
        new()
        {
            Title = Word(kind, "title"),
            Schedule = Schedule.Of(day, new(14, 37), null, null, "Europe/Paris"),
            Place = new(Word(kind, "formerplace"), Word(kind, "address")),
            Text = Word(kind, "text"),
            Html = $"<p>{Word(kind, "text")}</p>",
            Contact = Word(kind, "contact"),
            Price = Word(kind, "price"),
            Capacity = Seats,
            OnlineLink = $"https://visio.example/{Word(kind, "link")}",
            Visibility = kind switch
            {
                Kind.Unlisted => Visibility.Unlisted,
                Kind.Private => Visibility.Private,
                _ => Visibility.Public,
            },
        };

    private void AddPeople(Db db, Kind kind, Event made)
    {
        foreach (var who in Enum.GetValues<Who>())
        {
            var person = Participation.Request(made, Given(kind, who), App.Start);
            if (who != Who.Pending)
                person.Confirm(App.Start);
            db.Add(person);
            People[(kind, who)] = person;
            AddClaim(db, kind, person, who);
        }
        string Show(Who who) => Open(db, GrantKind.Ticket, made.Id, null, People[(kind, who)].Id);
        Cookies[(kind, Role.Participant)] = Show(Who.Nobody);
        Cookies[(kind, Role.Pending)] = Show(Who.Pending);
        Cookies[(kind, Role.Withdrawn)] = Show(Who.Withdrawn);
        Cookies[(kind, Role.Removed)] = Show(Who.Removed);
        if (kind == Kind.Listed)
        {
            Cookies[(kind, Role.Fellow)] = SignIn(db, Fellow);
            Cookies[(kind, Role.Stranger)] = SignIn(db, Stranger);
        }
    }

    private NewAnswer Given(Kind kind, Who who)
    {
        var (services, address) = (app.Services, EmailAddress.Parse(Email(kind, who))!);
        return new NewAnswer(
            who == Who.Waiting ? Answer.Waiting : Answer.Coming,
            1,
            address,
            services.GetRequiredService<AddressHash>().Of(address),
            services.GetRequiredService<Tickets>().New(),
            $"ZQ-{(int)who}{(int)kind}"
        )
        {
            Name = PersonWord(kind, who, "name"),
            Message = PersonWord(kind, who, "message"),
            Exposure = ExposureOf(who),
            Profile = who == Who.Circle ? OwnFace : null,
            Circle = who == Who.Circle ? OwnGroup : null,
        };
    }

    /// <summary>Some leave, some are taken off the list: after what their tickets opened.</summary>
    private async Task End(Db db, Kind kind)
    {
        if (kind == Kind.Draft)
            return;
        async Task<Participation> Find(Who who)
        {
            var id = People[(kind, who)].Id;
            return await db.Participations.AsTracking().SingleAsync(p => p.Id == id);
        }
        (await Find(Who.Withdrawn)).Withdraw(App.Start);
        (await Find(Who.Removed)).Remove(App.Start);
        var id = Events[kind].Id;
        await db
            .AllEvents.Where(e => e.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, Seats).SetProperty(e => e.PeopleComing, 5));
    }
}
