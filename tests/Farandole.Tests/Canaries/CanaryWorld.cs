using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Canaries;

/// <summary>How an event can be shown; each kind has one event full of canaries.</summary>
public enum Kind
{
    Listed,

    /// <summary>Public, but the click in the letter is awaited.</summary>
    Unconfirmed,
    Unlisted,
    Private,
    Draft,
}

/// <summary>
/// One event of each kind, every piece of it a word that exists nowhere else, with four people who come and chose each
/// another exposure. Whatever answers can be searched for those words.
/// </summary>
internal sealed class CanaryWorld
{
    private static readonly Duration Visit = Duration.FromHours(8);

    public Dictionary<Kind, Event> Events { get; } = [];

    public Dictionary<Kind, Secret> Keys { get; } = [];

    /// <summary>Cookies of those who showed a ticket, an invitation or a key.</summary>
    public Dictionary<(Kind Kind, GrantKind Grant), string> Cookies { get; } = [];

    public Dictionary<(Kind Kind, Exposure Exposure), Participation> People { get; } = [];

    /// <summary>A word for one piece of one event: long enough never to occur by chance.</summary>
    public static string Word(Kind kind, string piece) =>
        $"zq{piece.ToLowerInvariant()}{kind.ToString().ToLowerInvariant()}zq";

    public static string PersonWord(Kind kind, Exposure exposure, string what) => Word(kind, $"{what}of{exposure}");

    public static string Email(Kind kind, Exposure exposure) => $"{PersonWord(kind, exposure, "mail")}@example.org";

    public static string OrganizersEmail(Kind kind) => $"{Word(kind, "orgamail")}@example.org";

    public static async Task<CanaryWorld> MakeAsync(App app)
    {
        var world = new CanaryWorld();
        foreach (var kind in Enum.GetValues<Kind>())
            await app.Writer.Write(
                (db, _) =>
                {
                    world.Add(db, app.Services, kind);
                    return Task.CompletedTask;
                },
                TestContext.Current.CancellationToken
            );
        return world;
    }

    private void Add(Db db, IServiceProvider services, Kind kind)
    {
        var made = Announce(kind);
        var (key, secret) = EventKey.Make(made.Id, KeyKind.Organizer, Word(kind, "label"), "fr", App.Start);
        var hashes = services.GetRequiredService<AddressHash>();
        var address = EmailAddress.Parse(OrganizersEmail(kind))!;
        key.SendTo(address, hashes.Of(address));
        key.Use(new LocalDate(2027, 3, 1), App.Start);
        var (invitation, _) = EventKey.Make(made.Id, KeyKind.Invitation, null, "fr", App.Start);
        db.AddRange(made, key, invitation);
        (Events[kind], Keys[kind]) = (made, secret);
        AddPeople(db, services, kind, made);
        Open(db, kind, GrantKind.Organizer, key.Id, null);
        Open(db, kind, GrantKind.Invitation, invitation.Id, null);
        if (kind != Kind.Draft)
            Open(db, kind, GrantKind.Ticket, null, People[(kind, Exposure.Nobody)].Id);
    }

    private static Event Announce(Kind kind)
    {
        var made = Event.Announce(
            EventId.New(),
            $"c{(int)kind}{kind}".ToLowerInvariant()[..6],
            Details(kind),
            App.Start
        );
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
        made.Say(EventStatus.Tentative, Word(kind, "reason"), Word(kind, "by"), App.Start);
        return made;
    }

    private static EventDetails Details(Kind kind) =>
        new()
        {
            Title = Word(kind, "title"),
            Schedule = Schedule.Of(new(2027, 3, 20), new(14, 37), null, null, "Europe/Paris"),
            Place = new(Word(kind, "formerplace"), Word(kind, "address")),
            Text = Word(kind, "text"),
            Html = $"<p>{Word(kind, "text")}</p>",
            Contact = Word(kind, "contact"),
            Price = Word(kind, "price"),
            OnlineLink = $"https://visio.example/{Word(kind, "link")}",
            Visibility = kind switch
            {
                Kind.Unlisted => Visibility.Unlisted,
                Kind.Private => Visibility.Private,
                _ => Visibility.Public,
            },
        };

    private void AddPeople(Db db, IServiceProvider services, Kind kind, Event made)
    {
        var (tickets, hashes) = (services.GetRequiredService<Tickets>(), services.GetRequiredService<AddressHash>());
        foreach (var exposure in Enum.GetValues<Exposure>().Where(_ => kind != Kind.Draft))
        {
            var address = EmailAddress.Parse(Email(kind, exposure))!;
            var person = Participation.Request(
                made,
                new NewAnswer(
                    Answer.Coming,
                    1,
                    address,
                    hashes.Of(address),
                    tickets.New(),
                    $"ZQ-{(int)exposure}{(int)kind}"
                )
                {
                    Name = PersonWord(kind, exposure, "name"),
                    Message = PersonWord(kind, exposure, "message"),
                    Exposure = exposure,
                },
                App.Start
            );
            person.Confirm(App.Start);
            db.Add(person);
            People[(kind, exposure)] = person;
        }
    }

    private void Open(Db db, Kind kind, GrantKind grant, KeyId? key, ParticipationId? participation)
    {
        var cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var session = SHA256.HashData(Encoding.ASCII.GetBytes(cookie));
        db.Add(
            new Session
            {
                Id = session,
                CreatedAt = App.Start,
                ExpiresAt = App.Start + Visit,
            }
        );
        db.Add(
            new SessionGrant
            {
                SessionId = session,
                KeyId = key,
                ParticipationId = participation,
                EventId = Events[kind].Id,
                Kind = grant.ToString(),
            }
        );
        Cookies[(kind, grant)] = cookie;
    }
}
