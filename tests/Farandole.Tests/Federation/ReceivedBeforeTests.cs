using System.Collections.Concurrent;
using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Federation;

/// <summary>What came before it was numbered, and waits when a newer version starts.</summary>
public sealed class ReceivedBeforeTests
{
    /// <summary>The database as the version before left it.</summary>
    private const string Before = """
        DROP TABLE received_activities;
        DROP TABLE seen_marks;
        DELETE FROM migrations
        WHERE name LIKE '%0079_received%' OR name LIKE '%0080_marks_of_received%' OR name LIKE '%0081_told_apart%';
        CREATE TABLE received (
          id uuid PRIMARY KEY, actor varchar(2000), body varchar(1048576), at bigint, host varchar(300), is_apart boolean
        );
        CREATE TABLE seen_activities (mark bytea PRIMARY KEY, at bigint);
        """;

    private const string Row =
        "INSERT INTO received (id, actor, body, at, host, is_apart) VALUES (@id, @actor, @body, @at, 'there', @apart)";
    private const string Job = "INSERT INTO jobs (kind, body, due_at, tries) VALUES ('TakeReceived', @body, 0, 1)";
    private const string Mark = "INSERT INTO seen_activities (mark, at) VALUES (@mark, 0)";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_dealt_with_and_what_was_here_is_nothing_new()
    {
        await using var there = await Neighbour.StartAsync();
        var heard = new ConcurrentQueue<string>();
        await using var app = await App.StartWithAsync(
            services => services.AddSingleton(heard).AddReceiver<Hears>(),
            there.Allowed
        );
        var known = Said(there.Actor, "known");
        await there.SendsText(app, known);
        await app.DrainAsync();
        var mark = await app.Look(db => db.Set<SeenActivityRow>().Select(s => s.Mark).SingleAsync(Ct));

        await LeaveAsBefore(app, there, mark);
        await app.Services.GetRequiredService<Migrations>().RunAsync(Ct);

        var rows = await app.Look(db => db.Set<ReceivedRow>().OrderBy(r => r.Id).ToListAsync(Ct));
        Assert.Equal([(1, false), (2, true), (3, false)], rows.Select(r => (r.Id, r.IsApart)));
        Assert.All(rows, r => Assert.True(r.IsToldApart));
        app.Clock.Advance(Duration.FromMinutes(1));
        await there.SendsText(app, known);
        await app.DrainAsync();
        Assert.Equal(["first", "known", "second é", "third"], heard.Order(StringComparer.Ordinal));
        Assert.Equal(0, await app.Look(db => db.Set<ReceivedRow>().CountAsync(Ct)));
    }

    private static async Task LeaveAsBefore(App app, Neighbour there, byte[] mark)
    {
        var settings = app.Services.GetRequiredService<DatabaseSettings>();
        await using var connection = settings.Connection();
        await connection.OpenAsync(Ct);
        await connection.Execute(Before, Ct);
        await connection.Execute(Mark, Ct, ("mark", (byte[])[.. mark, .. new byte[16]]));
        foreach (var (what, at, isApart) in new[] { ("third", 3, false), ("first", 1, false), ("second é", 2, true) })
        {
            var (id, actor) = (Guid.NewGuid(), $"{there.Origin}/users/{at}");
            await connection.Execute(
                Row,
                Ct,
                ("id", settings.IsSqlite ? id.ToString().ToUpperInvariant() : id),
                ("actor", actor),
                ("body", Said(actor, what)),
                ("at", app.Clock.GetCurrentInstant().ToUnixTimeMilliseconds() + at),
                ("apart", isApart)
            );
            if (isApart)
                await connection.Execute(Job, Ct, ("body", $"{{\"received\":\"{id}\"}}"));
        }
    }

    private static string Said(string actor, string what) =>
        JsonSerializer.Serialize(
            new
            {
                id = $"{actor}/said/1",
                type = "Say",
                actor,
                content = what,
            }
        );

    private sealed class Hears(ConcurrentQueue<string> heard) : IReceive
    {
        public bool Takes(RemoteActivity activity) => activity.Type == "Say";

        public Task Take(RemoteActivity activity, CancellationToken ct)
        {
            heard.Enqueue(activity.Document.Text("content")!);
            return Task.CompletedTask;
        }
    }
}
