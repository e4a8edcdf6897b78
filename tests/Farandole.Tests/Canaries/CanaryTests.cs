using System.IO.Compression;
using Farandole.Domain.Participations;
using Farandole.Features.Questions;
using Farandole.Features.Shared.Letters;
using Farandole.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Canaries;

/// <summary>
/// Every viewer × every representation × every piece of every kind of event. What may be seen is said below as data;
/// anything else that shows is a leak.
/// </summary>
public sealed class CanaryTests
{
    private static readonly Traces Traces = new(Matrix.Words());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Requirement("SAFE-4")]
    public async Task What_may_not_be_seen_is_in_no_answer(bool isOver)
    {
        Assert.SkipWhen(isOver && TestDatabase.OnPostgres, "What is over is asked for by the same questions.");
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app, isOver);
        var looks = new Looks(app, world);
        foreach (var visitor in Visitors(world))
        {
            foreach (var path in Matrix.Lists)
                await looks.Look(visitor, null, path, null);
            foreach (var path in Matrix.ForServers)
                await looks.Look(visitor, null, path, "application/activity+json");
            foreach (var kind in Enum.GetValues<Kind>().Where(visitor.LooksAt))
            {
                foreach (var (path, accept) in Matrix.Named)
                    await looks.Look(visitor, kind, path, accept);
                foreach (var path in isOver ? Matrix.Afterwards : Matrix.Backstage)
                    await looks.Look(visitor, kind, path, null);
            }
        }
        Assert.True(looks.Leaks.Count == 0, string.Join('\n', looks.Leaks.Take(50)));
        // The matrix would prove nothing if nothing were ever shown.
        Assert.True(looks.Shown > 1_000, $"Only {looks.Shown} words were seen in all.");
        // A circle would prove nothing if nobody of it saw anything.
        if (!isOver)
            Assert.Contains(CanaryWorld.PersonWord(Kind.Listed, Who.Circle, "name"), looks.Words);
        if (!isOver)
            foreach (var kind in (Kind[])[Kind.Listed, Kind.Unlisted, Kind.Private])
                Assert.Contains(CanaryWorld.Word(kind, "host"), looks.Words);
        foreach (var word in isOver ? ["thanks", "souvenir", "pixels", "thanksletter"] : (string[])["pixels"])
            Assert.Contains(CanaryWorld.Word(Kind.Private, word), looks.Words);
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task A_personal_link_shows_ones_own_answer_and_nobody_elses()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var looks = new Looks(app, world);
        var visitors = Visitors(world)
            .Where(v => v.Role is null || v.Role == Role.Organizer && v.Of == Kind.Private)
            .ToList();
        foreach (var (kind, who) in world.People.Keys)
        {
            foreach (var path in Matrix.Tickets)
            {
                foreach (var visitor in visitors)
                    await looks.Look(visitor, kind, path, null, who);
            }
        }
        Assert.True(looks.Leaks.Count == 0, string.Join('\n', looks.Leaks.Take(50)));
        Assert.True(looks.Shown > 1_000, $"Only {looks.Shown} words were seen in all.");
    }

    [Fact]
    public void Every_door_that_can_be_read_stands_in_the_matrix()
    {
        Assert.NotEmpty(Matrix.Doors);
        Assert.Empty(Matrix.Doors.Except(Matrix.Asked).Except(Matrix.Unasked.Keys));
        // And none stands there that exists no more.
        Assert.Empty(Matrix.Asked.Concat(Matrix.Unasked.Keys).Except(Matrix.Doors));
    }

    private static IEnumerable<Onlooker> Visitors(CanaryWorld world)
    {
        yield return new("nobody", null, null, null);
        yield return new("a preview robot", null, null, null, "Mastodon/4.3 (http.rb; +https://example.org/)");
        yield return new("a steward", null, null, world.Steward) { IsSteward = true };
        yield return new("the app of a Fellow", null, Role.Fellow, null) { Key = world.FellowsApp };
        foreach (var ((kind, role), cookie) in world.Cookies)
        {
            if (role is Role.Fellow or Role.Stranger)
                yield return new($"a {role}", null, role, cookie);
            else if (kind is Kind.Listed or Kind.Unlisted or Kind.Private || role == Role.Organizer)
                yield return new($"{role} of {kind}", kind, role, cookie);
        }
    }

    private sealed class Looks(App app, CanaryWorld world)
    {
        public List<string> Leaks { get; } = [];

        public int Shown { get; private set; }

        public HashSet<string> Words { get; } = [];

        public async Task Look(Onlooker visitor, Kind? about, string path, string? accept, Who owner = Who.All)
        {
            var answer = await Ask(visitor, about, path, accept, owner);
            foreach (var word in Traces.In(answer))
            {
                Shown++;
                Words.Add(word.Text);
                if (!MaySee(visitor, about, path, owner, word))
                    Leaks.Add($"{visitor.Name} sees {word.Text} at {path} ({accept ?? "*/*"}) of {about}, {owner}’s");
            }
        }

        /// <summary>The table of who may see what.</summary>
        private static bool MaySee(Onlooker visitor, Kind? about, string path, Who owner, Canary word)
        {
            if (Matrix.Tickets.Contains(path) && about == word.Kind && MaySeeByLink(path, owner, word))
                return true;
            // Behind the link of a person there is nothing but theirs.
            if (path.Split('/')[1] is "a" or "t" or "c" or "d" or "g" or "take")
                return false;
            if (word.Kind == Kind.Held && word.Part == Part.Piece && visitor.IsSteward && path == "/desk")
                return true;
            var isBackstage = Matrix.Backstage.Contains(path) && about == word.Kind && visitor.Organizes(word.Kind);
            // Which events somebody has opened is shown to them.
            if (path == "/manage" && word.Text == CanaryWorld.Word(word.Kind, "title") && visitor.Organizes(word.Kind))
                return true;
            return word.Part switch
            {
                Part.Never or Part.Mail => false,
                Part.Backstage or Part.Silenced or Part.Elsewhere => isBackstage,
                Part.Host => about == word.Kind
                    && (
                        visitor.Organizes(word.Kind)
                        || word.Kind is Kind.Unlisted or Kind.Private && visitor.Opened(word.Kind)
                    ),
                Part.Talk => about == word.Kind && visitor.Opened(word.Kind),
                Part.Inner => about == word.Kind && (visitor.TakesPart(word.Kind) || visitor.Organizes(word.Kind)),
                Part.Message => isBackstage && word.IsOfSomebodyIn && word.Exposure != Exposure.Nobody,
                Part.Name => word.IsOfSomebodyIn
                    && (
                        isBackstage && word.Exposure != Exposure.Nobody
                        || word.IsOfSomebodyComing
                            && about == word.Kind
                            && visitor.Opened(word.Kind)
                            && IsExposed(word, visitor)
                    ),
                _ => word.Kind == Kind.Listed || about == word.Kind && visitor.Opened(word.Kind),
            };
        }

        /// <summary>What a personal link shows besides what its event shows to anybody.</summary>
        private static bool MaySeeByLink(string path, Who owner, Canary word) =>
            path.Split('/')[1] switch
            {
                "t" => MaySeeByTicket(word, owner),
                "take" => MaySeeByAddress(word, owner),
                // Whose address was typed may be anybody: they read what the letter said.
                "a" => word.Kind != Kind.Private && word.Text == CanaryWorld.Word(word.Kind, "title"),
                // The link in the letter to who asked: it shows their question, shown or not.
                "q" => word.Text == CanaryWorld.Word(word.Kind, "heldquestion"),
                // A guest's own page: their name, and the event as whoever has its link sees it.
                "g" => word.Kind != Kind.Draft
                    && (word.Part == Part.Piece || word.Text == CanaryWorld.Word(word.Kind, "guestname")),
                // Whoever has the link of a first name has been let in as somebody with the event's link.
                "c" or "d" => word.Kind != Kind.Draft
                    && (
                        word.Part == Part.Piece
                        || word.Part == Part.Name && word.IsOfSomebodyIn && word.Exposure == Exposure.All
                    ),
                _ => false,
            };

        private static bool IsExposed(Canary name, Onlooker visitor) =>
            name.Exposure == Exposure.All
            || name.Exposure == Exposure.Circle
                && (visitor.Role == Canaries.Role.Fellow || visitor.Organizes(name.Kind))
            // The cookie of those who take part is that of the one who shows their name to nobody: it is theirs.
            || name.Who == Who.Nobody && visitor.TakesPart(name.Kind)
            || name.Exposure == Exposure.Organizers && visitor.Organizes(name.Kind)
            || name.Exposure == Exposure.Participants && (visitor.TakesPart(name.Kind) || visitor.Organizes(name.Kind));

        private static bool MaySeeByTicket(Canary word, Who owner) =>
            word.Part switch
            {
                Part.Piece => owner != Who.Removed || word.Kind != Kind.Private,
                Part.Mail or Part.Name or Part.Message => word.Who == owner,
                // All that is kept of them, for them to take away.
                Part.Silenced or Part.Talk => owner == Who.Participants,
                _ => false,
            };

        /// <summary>All answers of an address: of those that a profile gave nothing, as they come with its account.</summary>
        private static bool MaySeeByAddress(Canary word, Who owner) =>
            owner != Who.Circle && MaySeeByTicket(word, owner);

        private async Task<string> Ask(Onlooker visitor, Kind? about, string path, string? accept, Who owner)
        {
            var ct = TestContext.Current.CancellationToken;
            using var request = new HttpRequestMessage(HttpMethod.Get, Fill(path, about, owner));
            if (accept is not null)
                request.Headers.Accept.ParseAdd(accept);
            if (visitor.Agent is not null)
                request.Headers.UserAgent.ParseAdd(visitor.Agent);
            if (visitor.Key is not null)
                request.Headers.Authorization = new("Bearer", visitor.Key);
            if (visitor.Cookie is not null)
                request.Headers.Add("Cookie", $"e={visitor.Cookie}");
            using var answer = await app.Visitor().SendAsync(request, ct);
            Assert.True((int)answer.StatusCode < 500, $"{path} answers {(int)answer.StatusCode} to {visitor.Name}");
            var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value));
            return headers + "\n" + await Text(answer, ct);
        }

        private static async Task<string> Text(HttpResponseMessage answer, CancellationToken ct)
        {
            if (answer.Content.Headers.ContentType?.MediaType != "application/zip")
                return await answer.Content.ReadAsStringAsync(ct);
            await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(ct));
            var texts = new List<string>();
            foreach (var entry in zip.Entries)
            {
                using var reader = new StreamReader(await entry.OpenAsync(ct));
                texts.Add(entry.FullName + "\n" + await reader.ReadToEndAsync(ct));
            }
            return string.Join('\n', texts);
        }

        private string Fill(string path, Kind? about, Who owner) =>
            Doorway.Fill(
                path,
                name =>
                    OfNoEvent(path, name)
                    ?? name switch
                    {
                        "id" => world.Events[about!.Value].Id.ToString(),
                        "code" => world.Events[about!.Value].Code,
                        "secret" => world.Invitations[about!.Value].Reveal(),
                        "question" => world.Questions[(about!.Value, Asked.Shown)].Id.ToString(),
                        "held" => world.Questions[(about!.Value, Asked.Held)].Id.ToString(),
                        "link" => app
                            .Services.GetRequiredService<QuestionLinks>()
                            .PathOf(world.Questions[(about!.Value, Asked.Held)].Id)["/q/".Length..],
                        "participation" => world.People.TryGetValue((about!.Value, owner), out var one)
                            ? one.Id.ToString()
                            : Guid.NewGuid().ToString(),
                        "picture" => (about is { } of ? world.Souvenirs[of] : default).ToString(),
                        "need" => world.Needs[about!.Value].Id.ToString(),
                        "note" => world.Notes[about!.Value].Id.ToString(),
                        "guest" => world.Invitees[about!.Value].Id.ToString(),
                        "invitee" => world.GuestLink(about!.Value),
                        "voter" => world.Voters[about!.Value].Reveal(),
                        "claimant" => world.Claimants[about!.Value].Reveal(),
                        "ticket" => world.TicketOf(about!.Value, owner),
                        "token" => world.TokenAt(app, path, about!.Value, CanaryWorld.Email(about!.Value, owner)),
                        _ => throw new InvalidOperationException(name),
                    }
            );

        private string? OfNoEvent(string path, string name) =>
            name switch
            {
                "import" or "opening" or "steward" or "report" => Guid.NewGuid().ToString(),
                "documentName" => "v1",
                "piece" => "route",
                "selector" => "AAAAAAAAAAAAAAAA",
                "invitation" or "removal" or "site" => "none",
                "handle" when path.Contains("/groups/", StringComparison.Ordinal) => CanaryWorld.Group,
                "handle" => CanaryWorld.Profile,
                "there" => CanaryWorld.There.ToString(),
                "news" => CanaryWorld.NewsThere.ToString(),
                "role" or "team" or "resource" or "post" => Guid.Empty.ToString(),
                "member" => world.HiddenMember.ToString(),
                "together" => world.Together.ToString(),
                _ => null,
            };
    }
}
