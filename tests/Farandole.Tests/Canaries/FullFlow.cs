using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Tests.Coming;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Canaries;

/// <summary>
/// The life of the canaries' events until every kind of letter has left, by people who come from one known address on the
/// network; what lay in the outbox on the way is kept.
/// </summary>
internal sealed class FullFlow : IAsyncDisposable
{
    public const string Network = "203.0.113.77";

    private FullFlow(App app, CanaryWorld world) => (App, World) = (app, world);

    public App App { get; }

    public CanaryWorld World { get; }

    /// <summary>Every body of a fact and of a job that was seen, with its kind.</summary>
    public HashSet<(string Kind, string Body)> Outbox { get; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<FullFlow> RunAsync()
    {
        var app = await App.StartWithAsync(Connections.Addresses, ("RateLimits:Disabled", "true"));
        var flow = new FullFlow(app, await CanaryWorld.MakeAsync(app));
        foreach (var kind in (Kind[])[Kind.Listed, Kind.Private])
        {
            await flow.AnswerAgain(kind);
            await flow.Organize(kind);
        }
        using var steward = flow.Somebody(flow.World.Steward);
        await steward.Send($"/desk/events/{flow.World.Events[Kind.Held].Id}/refusal", ("word", ""));
        await flow.Pass(Duration.FromHours(10));
        // The reminders of 20 March.
        await flow.Pass(Duration.FromDays(17));
        foreach (var kind in (Kind[])[Kind.Listed, Kind.Private])
            await app.Change(flow.World.Events[kind].Id, e => e.Say(EventStatus.Cancelled, null, null, app.Now()));
        await flow.Pass(Duration.FromMinutes(20));
        return flow;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task AnswerAgain(Kind kind)
    {
        using var guest = Somebody(World.Cookies[(kind, Role.Invited)]);
        await guest.Answers(World.Events[kind].Id, CanaryWorld.Email(kind, Who.All));
        await guest.Send("/keys", ("email", CanaryWorld.Email(kind, Who.All)));
        await guest.Send("/keys", ("email", CanaryWorld.OrganizersEmail(kind)));
        using var pending = Somebody(null);
        await pending.Send("/keys", ("email", CanaryWorld.Email(kind, Who.Pending)));
        await Pass(Duration.Zero);
    }

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
        await organizer.Send($"{path}/key-letter", ("email", NewOrganizer(kind)));
        await Pass(Duration.Zero);
    }

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
        return true;
    }
}
