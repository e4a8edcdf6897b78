using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Features.Questions;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Identity;
using Farandole.Tests.Coming;
using Farandole.Tests.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace Farandole.Tests.Canaries;

/// <summary>
/// The life of the canaries' events until every kind of letter has left, by people who come from one known address on the
/// network; what lay in the outbox on the way is kept.
/// </summary>
internal sealed partial class FullFlow : IAsyncDisposable
{
    public const string Network = "203.0.113.77";

    /// <summary>What somebody must not know of.</summary>
    public const Kind Surprise = Kind.Listed;

    /// <summary>Whose organizers delete it.</summary>
    public const Kind Deleted = Kind.Unlisted;

    private readonly PushRelay relay;

    private FullFlow(App app, CanaryWorld world, PushRelay relay) => (App, World, this.relay) = (app, world, relay);

    public App App { get; }

    public CanaryWorld World { get; }

    /// <summary>Every body of a fact and of a job that was seen, with its kind.</summary>
    public HashSet<(string Kind, string Body)> Outbox { get; } = [];

    /// <summary>Every kind of letter that left.</summary>
    public HashSet<string> Sent { get; } = [];

    /// <summary>The device of each who answered.</summary>
    public Dictionary<(Kind Kind, Who Who), Phone> Devices { get; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<FullFlow> RunAsync()
    {
        var relay = await PushRelay.StartAsync(Ct);
        var app = await App.StartWithAsync(
            services => Connections.Addresses(services.Reaching(relay)),
            ("RateLimits:Disabled", "true")
        );
        var flow = new FullFlow(app, await CanaryWorld.MakeAsync(app), relay);
        await flow.GiveDevices();
        await flow.KeepFromSomebody();
        foreach (var kind in (Kind[])[Kind.Listed, Kind.Private])
        {
            await flow.AnswerAgain(kind);
            await flow.Organize(kind);
            if (kind == OnRequest)
                await flow.AskBefore();
            await flow.Announce(kind);
            await flow.CloseDoors(kind);
        }
        await flow.HaveAccount();
        await flow.ComeElsewhere();
        await flow.BelongElsewhere();
        using var steward = flow.Somebody(flow.World.Steward);
        await steward.Send($"/desk/events/{flow.World.Events[Kind.Held].Id}/refusal", ("word", ""));
        await flow.Pass(Duration.FromHours(10));
        // The reminders of 20 March.
        await flow.Pass(Duration.FromDays(17));
        foreach (var kind in (Kind[])[Kind.Listed, Kind.Private])
            await app.Change(flow.World.Events[kind].Id, e => e.Say(EventStatus.Cancelled, null, null, app.Now()));
        using (var owner = app.Visitor(key: flow.World.Keys[Deleted].Reveal()))
            (await owner.DeleteAsync($"/api/v1/events/{flow.World.Events[Deleted].Id}", Ct)).EnsureSuccessStatusCode();
        await flow.Pass(Duration.FromMinutes(20));
        await flow.Thank(CanaryWorld.Unthanked);
        await flow.HaveGroups();
        await flow.HaveReports();
        return flow;
    }

    /// <summary>Taken out of the agenda first: letters call it by another name from then on, until it is over.</summary>
    private async Task KeepFromSomebody()
    {
        await Pass(Duration.FromMinutes(1));
        await App.Change(
            World.Events[Surprise].Id,
            e =>
            {
                e.Edit(e.Details with { Visibility = Visibility.Unlisted }, null, App.Now());
                e.Surprise(new("Réunion du samedi", null, e.EndsAt), null, App.Now());
            }
        );
        (SecretSince, SecretUntil) = (App.Now(), World.Events[Surprise].EndsAt);
    }

    /// <summary>Whether it was a surprise when this letter left.</summary>
    public bool IsSecretIn(MimeMessage letter)
    {
        var at = Instant.FromDateTimeOffset(letter.Date);
        return SecretSince <= at && at < SecretUntil;
    }

    private Instant SecretSince { get; set; }

    private Instant SecretUntil { get; set; }

    /// <summary>Two days after the last event; the letter is read with the next summary.</summary>
    private async Task Thank(Kind kind)
    {
        await Pass(Duration.FromDays(3));
        using var organizer = Somebody(null);
        await Lead(organizer.Send("/sessions", ("key", World.Keys[kind].Reveal())));
        var letter = $"/events/{World.Events[kind].Id}/afterwards/letter";
        await Lead(organizer.Send(letter, ("subject", "Merci"), ("text", "À bientôt."), ("step", "send")));
        await Pass(Duration.Zero);
        await Pass(Duration.FromDays(1));
    }

    /// <summary>Whose organizers say yes to each, and who comes back to ask.</summary>
    public const Kind OnRequest = Kind.Listed;

    public const Who Returned = Who.Pending;

    private async Task AskBefore()
    {
        var path = $"/events/{World.Events[OnRequest].Id}";
        using var organizer = Somebody(World.Cookies[(OnRequest, Role.Organizer)]);
        await Lead(organizer.Send($"{path}/admission", ("on", "true"), ("code", "Soyez doux.")));
        using var guest = Somebody(null);
        await Lead(guest.Send($"/t/{World.TicketOf(OnRequest, Returned)}/confirmation"));
        await Pass(Duration.Zero);
        await Lead(
            organizer.Send($"{path}/requests", ("all", "true"), ("do", "AskedBack"), ("word", "Qui êtes-vous ?"))
        );
        await Pass(Duration.Zero);
    }

    private static async Task Lead(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(
            answer.StatusCode == System.Net.HttpStatusCode.SeeOther,
            $"{answer.RequestMessage!.RequestUri} answers {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Ct)}"
        );
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await relay.DisposeAsync();
    }

    /// <summary>Everybody is told on a device, too.</summary>
    private Task GiveDevices() =>
        App.Writer.Write(
            async (db, ct) =>
            {
                foreach (var (who, one) in World.People)
                {
                    var told = new NoticeReader
                    {
                        ParticipationId = one.Id,
                        ToldBy = ToldBy.Both,
                        At = App.Now(),
                    };
                    db.Add(told);
                    await db.SaveChangesAsync(ct);
                    db.Add((Devices[who] = relay.NewPhone()).Of(told, App.Now()));
                }
            },
            Ct
        );

    private async Task AnswerAgain(Kind kind)
    {
        using var guest = Somebody(World.Cookies[(kind, Role.Invited)]);
        await guest.Answers(World.Events[kind].Id, CanaryWorld.Email(kind, Who.All));
        await guest.Send("/keys", ("email", CanaryWorld.Email(kind, Who.All)));
        await guest.Send("/keys", ("email", CanaryWorld.OrganizersEmail(kind)));
        using var pending = Somebody(null);
        await pending.Send("/keys", ("email", CanaryWorld.Email(kind, Who.Pending)));
        var named = App.Services.GetRequiredService<Tickets>().PathOf(await Named(kind));
        await Lead(pending.Send($"{named}/address", ("email", CanaryWorld.NewEmail(kind))));
        await Pass(Duration.Zero);
    }

    private Task<Participation> Named(Kind kind) =>
        App.Look(db => db.Participations.FirstAsync(p => p.Id == World.NewAddresses[kind].ParticipationId, Ct));

    private async Task Organize(Kind kind)
    {
        using var organizer = Somebody(World.Cookies[(kind, Role.Organizer)]);
        var path = $"/events/{World.Events[kind].Id}";
        await organizer.Send(
            $"{path}/messages",
            ("step", "send"),
            ("to", "All"),
            ("text", "Bonjour"),
            ("message", $"{Guid.NewGuid():N}")
        );
        await organizer.Send($"{path}/keys", ("label", CanaryWorld.Word(kind, "label")), ("email", CoOrganizer(kind)));
        await organizer.Send($"{path}/guests/letters");
        var removed = World.People[(kind, Who.Participants)].Id;
        await organizer.Send($"{path}/participations/{removed}/removal", ("tell", "true"), ("word", ""));
        var question = World.Questions[(kind, Asked.Held)].Id;
        var own = App.Services.GetRequiredService<QuestionLinks>().PathOf(question);
        using var asker = Somebody(null);
        await asker.Send($"{own}/confirmation");
        await organizer.Send($"{path}/questions/{question}/answer", ("answer", "Oui."));
        await organizer.Send($"{path}/key-letter", ("email", NewOrganizer(kind)));
        await Pass(Duration.Zero);
    }

    /// <summary>Somebody waits for what is promised; it is known two days later.</summary>
    private async Task Announce(Kind kind)
    {
        using var organizer = Somebody(World.Cookies[(kind, Role.Organizer)]);
        using var follower = Somebody(null);
        var path = $"/events/{World.Events[kind].Id}";
        await organizer.Send(
            $"{path}/pieces/date",
            ("for", "everybody"),
            ("when", "now"),
            ("promisedOn", "2027-03-04"),
            ("word", CanaryWorld.Word(kind, "word"))
        );
        await follower.Send($"{path}/follow", ("email", Follower(kind)));
        await Pass(Duration.Zero);
        await App.Writer.Write(
            async (db, ct) =>
                (await db.Followers.AsTracking().ToListAsync(ct)).ForEach(f =>
                    f.Confirm(App.Clock.GetCurrentInstant())
                ),
            Ct
        );
        await Pass(Duration.FromMinutes(1));
        await organizer.Send($"{path}/pieces", ("label", CanaryWorld.Word(kind, "linelabel")));
        await organizer.Send($"{path}/pieces/line-2/reveal", ("value", CanaryWorld.Word(kind, "line")));
        await Pass(Duration.Zero);
    }

    private async Task CloseDoors(Kind kind)
    {
        using var organizer = Somebody(World.Cookies[(kind, Role.Organizer)]);
        await organizer.Send($"/events/{World.Events[kind].Id}/intrusion");
        await Pass(Duration.Zero);
    }

    public static string Follower(Kind kind) => $"{CanaryWorld.Word(kind, "followmail")}@example.org";

    public static string CoOrganizer(Kind kind) => $"{CanaryWorld.Word(kind, "comail")}@example.org";

    public static string NewOrganizer(Kind kind) => $"{CanaryWorld.Word(kind, "newmail")}@example.org";

    private HttpClient Somebody(string? cookie)
    {
        var client = App.Visitor().At(Network);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", Network);
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", $"e={cookie}");
        return client;
    }

    private async Task Pass(Duration time)
    {
        App.Clock.Advance(time);
        do await App.Look(Keep);
        while (await App.Services.GetRequiredService<Farandole.Platform.Jobs.JobRunner>().RunDue(Ct) > 0);
    }

    private async Task<bool> Keep(Db db)
    {
        foreach (var job in await db.Set<JobRow>().ToListAsync(Ct))
            Outbox.Add((job.Kind, job.Body));
        foreach (var fact in await db.Set<FactRow>().ToListAsync(Ct))
            Outbox.Add((fact.Kind, fact.Body));
        // What is written down of letters goes with a deleted event.
        Sent.UnionWith(await db.Set<LetterRow>().Select(l => l.Kind).Distinct().ToListAsync(Ct));
        return true;
    }
}
