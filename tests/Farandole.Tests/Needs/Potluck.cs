using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Platform.Identity;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Needs;

/// <summary>"Bal de printemps" with a bring list that its organizer has opened.</summary>
internal sealed partial class Potluck(Backstage backstage) : IAsyncDisposable
{
    public Backstage Backstage => backstage;

    public App App => backstage.App;

    public EventId Id => backstage.Id;

    public string Path => backstage.Path;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Potluck> SetAsync(Visibility visibility = Visibility.Unlisted) =>
        new(await Backstage.SetAsync(d => d with { Visibility = visibility }));

    /// <summary>A line that the organizer adds through their page.</summary>
    public async Task<NeedId> Line(string label, int? wanted = 1, params (string Name, string Value)[] more)
    {
        using var organizer = await backstage.Organizer();
        // Lines stand in the order in which they came.
        App.Clock.Advance(Duration.FromSeconds(1));
        var added = await organizer.Post($"{Path}/lines", [("label", label), ("wanted", $"{wanted}"), .. more]);
        Assert.Equal($"{Path}/lines?done=line-added", added.Headers.Location?.ToString());
        return (await Lines()).Single(l => l.Label == label).Id;
    }

    /// <summary>Somebody who comes, in a browser that knows them.</summary>
    public async Task<(HttpClient Browser, string Ticket, Participation Answer)> Guest(
        string name,
        Exposure exposure = Exposure.All
    )
    {
        var answer = await backstage.Answer(
            $"{name.ToLowerInvariant()}@exemple.fr",
            name,
            with: a => a with { Exposure = exposure }
        );
        var ticket = App.Services.GetRequiredService<Tickets>().PathOf(answer);
        var browser = App.Visitor();
        await browser.Post($"{ticket}/session");
        return (browser, ticket, answer);
    }

    /// <summary>Takes a line on with a first name alone; returns the personal link.</summary>
    public async Task<string> Named(NeedId need, string name, params (string Name, string Value)[] more)
    {
        using var visitor = App.Visitor();
        var taken = await visitor.Post($"{Path}/needs/{need}/claims", [("name", name), .. more]);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var link = taken.Headers.Location!.ToString();
        Assert.Matches("^/c/fc1_.+[?]done=taken$", link);
        return link[..link.IndexOf('?', StringComparison.Ordinal)];
    }

    public Task<List<Need>> Lines() =>
        App.Look(db => db.Set<Need>().Where(n => n.EventId == Id).OrderBy(n => n.CreatedAt).ToListAsync(Ct));

    public async Task<Need> Line(NeedId id) => (await Lines()).Single(l => l.Id == id);

    public Task<List<Claim>> Claims() => App.Look(db => db.Set<Claim>().Where(c => c.FreedAt == null).ToListAsync(Ct));

    /// <summary>The list as one viewer reads it, without its markup.</summary>
    public async Task<string> Reads(HttpClient visitor) => Plain(await visitor.Page($"{Path}/needs"));

    public static string Plain(string html) => Spaces().Replace(Tags().Replace(html, " "), " ");

    public ValueTask DisposeAsync() => backstage.DisposeAsync();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[ \n\r\t]+")]
    private static partial Regex Spaces();
}
