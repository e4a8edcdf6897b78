using System.Diagnostics;
using System.Net;
using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Bench;

/// <summary>What is hidden beside what is not there: whoever measures how long an answer takes learns nothing either.</summary>
internal static class Secrecy
{
    private const int Samples = 1_000;
    private const string Known = "known@example.org";
    private const string Group = "a_l_ecart";

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new Folder();
        var hidden = await FillAsync(folder.Path);
        await using var server = await Server.StartAsync(folder.Path, null, "/");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = server.Address,
        };
        client.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
        foreach (var (what, there, absent) in Pairs(hidden))
            report.Add(
                $"hidden and absent: {what}, gap of the medians of {Samples:N0} each",
                "≤ 2 ms",
                $"{await GapAsync(client, there, absent):F2} ms"
            );
    }

    private static IEnumerable<(string What, Func<HttpRequestMessage> There, Func<HttpRequestMessage> Absent)> Pairs(
        EventId hidden
    ) =>
        [
            ("a private event", () => Get($"/events/{hidden}"), () => Get($"/events/{EventId.New()}")),
            ("the space of a group", () => Get($"/groups/{Group}"), () => Get("/groups/a_l_oubli")),
            ("signing in by letter", () => SignsIn(Known), () => SignsIn("unknown@example.org")),
        ];

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);

    private static HttpRequestMessage SignsIn(string address) =>
        new(HttpMethod.Post, "/account/sign-ins")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("email", address)]),
        };

    /// <summary>In turn, so that what moves the machine moves both.</summary>
    private static async Task<double> GapAsync(
        HttpClient client,
        Func<HttpRequestMessage> there,
        Func<HttpRequestMessage> absent
    )
    {
        var (first, second) = (new List<double>(Samples), new List<double>(Samples));
        for (var n = -Samples / 10; n < Samples; n++)
        {
            var (a, b) = (await TimeAsync(client, there()), await TimeAsync(client, absent()));
            if (a.Status != b.Status || a.Length != b.Length)
                throw new InvalidOperationException($"{a} and {b} differ.");
            if (n < 0)
                continue;
            first.Add(a.Milliseconds);
            second.Add(b.Milliseconds);
        }
        return Math.Abs(Median(first) - Median(second));
    }

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    private static async Task<(HttpStatusCode Status, long Length, double Milliseconds)> TimeAsync(
        HttpClient client,
        HttpRequestMessage request
    )
    {
        using (request)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            return (answer.StatusCode, body.Length, watch.Elapsed.TotalMilliseconds);
        }
    }

    private static async Task<EventId> FillAsync(string data)
    {
        await using var app = await Host.BuildAsync("http://127.0.0.1:0", data, CancellationToken.None);
        var (hashes, now) = (app.Services.GetRequiredService<AddressHash>(), SystemClock.Instance.GetCurrentInstant());
        var (id, today, address) = (EventId.New(), now.InUtc().Date, EmailAddress.Parse(Known)!);
        var handle = Domain.Profiles.Handle.Parse(Group)!;
        var said = new GroupSaid("À l’écart", null, null, null, "fr", Joining.Invited, IsListed: false);
        var made = Event.Announce(id, id.ToString()[..8], Hidden(today.PlusDays(30)), now);
        made.Publish(now);
        await app
            .Services.GetRequiredService<Writer>()
            .Write(
                (db, _) =>
                {
                    db.Add(Account.Open(address, hashes.Of(address), "fr", today));
                    db.Add(Domain.Groups.Group.Open(GroupKind.Friends, handle, hashes.Of(handle), said, today));
                    db.Add(made);
                    return Task.CompletedTask;
                },
                CancellationToken.None
            );
        return id;
    }

    private static EventDetails Hidden(LocalDate day) =>
        new()
        {
            Title = "Entre nous",
            Schedule = Schedule.Of(day, new(14, 0), null, new(18, 0), "Europe/Paris"),
            Visibility = Visibility.Private,
        };
}
