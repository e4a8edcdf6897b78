using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Live;
using Farandole.Tests.EventPage;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Mechanisms;

/// <summary>A page that is open hears that one of its blocks is no longer true, as long as its reader may see it.</summary>
public sealed class LiveTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_listens_hears_a_word_when_the_fact_is_durable_and_nothing_of_another_event()
    {
        await using var app = await Listening();
        var (mine, other) = (await app.Announce("Bal"), await app.Announce("Fanfare"));
        await using var heard = await Stream.Open(app.Visitor(), mine);
        await app.Change(other, (e, now) => e.Say(EventStatus.Postponed, null, null, now));
        await app.Change(mine, (e, now) => e.Say(EventStatus.Tentative, "zqsecret", null, now));
        Assert.Equal("event: test", await heard.Line());
        Assert.Equal("data:", await heard.Line());
        Assert.DoesNotContain("zqsecret", heard.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stream_ends_when_its_event_is_gone()
    {
        await using var app = await Listening();
        var id = await app.Announce("Bal");
        await using var heard = await Stream.Open(app.Visitor(), id);
        await app.Change(id, (e, now) => e.Delete(now));
        Assert.Null(await heard.Line());
    }

    [Fact]
    public async Task The_stream_ends_when_the_key_that_opened_it_is_revoked_even_if_nothing_happens()
    {
        await using var app = await Listening(("Live:Beat", "00:00:00.05"));
        var id = await app.Announce("Bal", Visibility.Private);
        using var invited = app.Visitor(key: await app.Key(id, KeyKind.Invitation));
        await using var heard = await Stream.Open(invited, id);
        Assert.Equal(":", await heard.Line());
        await app.Writer.Write(
            async (db, ct) =>
                (await db.Keys.AsTracking().FirstAsync(k => k.EventId == id, ct)).Revoke(app.Clock.GetCurrentInstant()),
            Ct
        );
        while (await heard.Line() is { } line)
            Assert.Equal(":", line);
    }

    [Fact]
    public async Task What_one_may_not_see_cannot_be_listened_to()
    {
        await using var app = await Listening();
        var id = await app.Announce("Bal", Visibility.Private);
        Assert.Equal(HttpStatusCode.NotFound, (await Stream.Ask(app.Visitor(), id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Stream.Ask(app.Visitor(), EventId.New())).StatusCode);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await app.Visitor().Ask($"/events/{id}/live")).StatusCode);
    }

    [Fact]
    public async Task One_network_listens_to_so_much_and_no_more_and_who_leaves_makes_room()
    {
        await using var app = await Listening();
        var id = await app.Announce("Bal");
        var streams = new List<Stream>();
        for (var i = 0; i < 60; i++)
            streams.Add(await Stream.Open(app.Visitor(), id));
        using (var late = await Stream.Ask(app.Visitor(), id))
            Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        foreach (var stream in streams)
            await stream.DisposeAsync();
        HttpStatusCode again;
        do
        {
            // The server notices a reader's going by itself, a moment later.
            using var answer = await Stream.Ask(app.Visitor(), id);
            again = answer.StatusCode;
        } while (again == HttpStatusCode.TooManyRequests && !Ct.IsCancellationRequested);
        Assert.Equal(HttpStatusCode.OK, again);
    }

    [Fact]
    public async Task A_listener_costs_sixty_kilobytes_at_most()
    {
        const int Many = 200;
        await using var app = await Listening(("RateLimits:Disabled", "true"));
        var id = await app.Announce("Bal");
        await using var first = await Stream.Open(app.Visitor(), id);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var streams = new List<Stream>();
        for (var i = 0; i < Many; i++)
            streams.Add(await Stream.Open(app.Visitor(), id));
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Many;
        // Reader and request of the test are counted too: the figure is an upper bound.
        Assert.True(each < 60 * 1024, $"{each} bytes a listener");
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }

    private static Task<App> Listening(params (string Name, string Value)[] settings) =>
        App.StartWithAsync(services => services.AddLiveWord<EventChanged>("test"), settings);

    /// <summary>A reader of one stream, past its greeting.</summary>
    private sealed class Stream(HttpResponseMessage answer, StreamReader lines) : IAsyncDisposable
    {
        public string All { get; private set; } = "";

        public static Task<HttpResponseMessage> Ask(HttpClient visitor, EventId id)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/events/{id}/live");
            request.Headers.Accept.ParseAdd("text/event-stream");
            return visitor.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        }

        public static async Task<Stream> Open(HttpClient visitor, EventId id)
        {
            var answer = await Ask(visitor, id);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            var opened = new Stream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(Ct)));
            Assert.StartsWith("retry:", await opened.Line(), StringComparison.Ordinal);
            return opened;
        }

        /// <summary>The next line that is not empty; null at the end.</summary>
        public async Task<string?> Line()
        {
            string? line;
            do line = await lines.ReadLineAsync(Ct);
            while (line is "");
            All += line + "\n";
            return line;
        }

        public ValueTask DisposeAsync()
        {
            lines.Dispose();
            answer.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
