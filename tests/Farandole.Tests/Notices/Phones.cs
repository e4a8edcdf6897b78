using System.Buffers.Text;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Coming;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Web.SafeHttp;
using Farandole.Tests.Coming;
using Farandole.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Farandole.Tests.Notices;

/// <summary>A running product that may ask one push service on this machine, and people who have themselves told on their devices.</summary>
internal sealed class Phones : IAsyncDisposable
{
    private Phones(App app, PushRelay relay) => (App, Relay) = (app, relay);

    public App App { get; }

    public PushRelay Relay { get; }

    public AddressHash Signer => App.Services.GetRequiredService<AddressHash>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Phones> StartAsync(params (string Name, string Value)[] settings)
    {
        var relay = await PushRelay.StartAsync(Ct);
        return new(
            await App.StartWithAsync(services => services.Reaching(relay).AddJob<TellAnything, Telling>(), settings),
            relay
        );
    }

    /// <summary>Has a letter of some kind sent to somebody, as the job of that kind would.</summary>
    public async Task Tell(string ticket, string kind, string? text = null)
    {
        var mine = await Mine(ticket);
        var later = App.Services.GetRequiredService<Later>();
        await App.Writer.Write(
            (db, _) =>
            {
                later.Do(db, new Telling(mine.Id, kind, text), App.Now());
                return Task.CompletedTask;
            },
            Ct
        );
        await App.DrainAsync();
    }

    public async Task<Participation> Mine(string ticket) =>
        await App.Look(db => db.FindTicket(ticket["/t/".Length..], Ct)) ?? throw new InvalidOperationException(ticket);

    public Task<EventId> Announce(Func<EventDetails, EventDetails>? with = null) =>
        App.Announce(with: d => (with ?? (e => e))(d with { TakesNames = true }));

    /// <summary>Answers with a name alone; returns the path of the personal link.</summary>
    public async Task<string> Named(EventId id, string name)
    {
        using var visitor = App.Visitor();
        var ticket = (await visitor.Comes(id, name)).Headers.Location!.ToString();
        ticket = ticket[..ticket.IndexOf('?', StringComparison.Ordinal)];
        // As the form has it ticked.
        await visitor.Send($"{ticket}/notifications", ("changes", "true"), ("reminder", "true"), ("messages", "true"));
        return ticket;
    }

    /// <summary>Touches the button on a page, and lets the browser say yes.</summary>
    public async Task<Phone> Add(string page, string? agent = null)
    {
        var browser = Relay.NewPhone();
        using var answer = await Send(page, browser, agent);
        answer.ShouldLeadTo($"{page}?done={(page.StartsWith("/t/", StringComparison.Ordinal) ? "device" : "saved")}");
        return browser;
    }

    public async Task<HttpResponseMessage> Send(string page, Phone browser, string? agent = null)
    {
        using var visitor = App.Visitor();
        if (agent is not null)
            visitor.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        return await visitor.Send(
            $"{page}/devices",
            ("endpoint", browser.Endpoint),
            ("p256dh", browser.PublicKey),
            ("auth", browser.Auth)
        );
    }

    public async Task Choose(string page, string by)
    {
        using var visitor = App.Visitor();
        using var answer = await visitor.Send($"{page}/told-by", ("by", by));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Relay.DisposeAsync();
    }
}

internal static class Wires
{
    /// <summary>As it lies in the database.</summary>
    public static NoticeDevice Of(this Phone browser, NoticeReader reader, Instant now) =>
        new()
        {
            Selector = Secret.NewSelector(),
            ReaderId = reader.Id,
            Endpoint = browser.Endpoint,
            PublicKey = browser.Point,
            Auth = Base64Url.DecodeFromChars(browser.Auth),
            CreatedAt = now,
        };

    /// <summary>The program may ask this one service of this machine, and nobody else on it.</summary>
    public static IServiceCollection Reaching(this IServiceCollection services, PushRelay relay) =>
        services.Reaching(relay.Port);

    public static IServiceCollection Reaching(this IServiceCollection services, int port) =>
        services.Replace(
            ServiceDescriptor.Singleton(p => new SafeClient(
                new SafeHttpSettings { LoopbackPorts = new HashSet<int> { port } },
                p.GetRequiredService<IClock>()
            ))
        );
}

internal sealed record Telling(ParticipationId Participation, string Kind, string? Text);

/// <summary>Sends a letter of whatever kind: what becomes of it depends on its kind and its reader alone.</summary>
internal sealed class TellAnything(LetterDesk desk, PostOffice office) : IJob<Telling>
{
    public async Task RunAsync(Telling errand, CancellationToken ct)
    {
        if (await desk.FindGone(errand.Participation, ct) is not { } to)
            return;
        var name = $"{errand.Kind}:{errand.Participation}:{errand.Text?.Length}";
        var letter = LetterDesk.Write(to, errand.Kind, $"Sujet {errand.Kind}", typeof(ReminderLetter), name);
        await office.Send(letter with { Notice = new(to.Mine.Id, errand.Text) }, ct);
    }
}
