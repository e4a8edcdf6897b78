using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks.Jobs;

/// <summary>
/// J4, meeting in safety: thirty people ask to come, accept a code of conduct twice, one is refused with a reason, one should
/// never have been let in; the address is seen by whom it is for, and by nobody else.
/// </summary>
[Collection(BrowserRing.Jobs)]
public sealed class SafeMeetingTests(BrowserRing ring)
{
    private const string Street = "12 rue des Lilas";
    private const string Elsewhere = "3 quai Saint-Vincent";
    private static readonly string[] People = ["Maya", "Camille", "Noé", "Rosa", "Victor"];

    /// <summary>Who asks besides: by the form's door, and not by hand.</summary>
    private static readonly string[] Others = [.. Enumerable.Range(6, 25).Select(n => $"Voisine {n}")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Requirement("SAFE-1")]
    [Requirement("SAFE-2")]
    [Requirement("SAFE-3")]
    [Requirement("SAFE-6")]
    public async Task An_address_is_known_to_whom_it_is_for_from_the_first_request_to_the_intrusion(bool script)
    {
        var visitor = new Visitor(script);
        var organizer = new Walk(ring, visitor, $"job-safe-{script}-organizer");
        var made = await organizer.AnnounceAsync("Cercle de parole", Days.In(30), FillAsync);
        await AskFirstAsync(organizer, made, "Ce qui se dit ici reste ici.");
        var guests = new Dictionary<string, (Walk Walk, string Ticket)>();
        foreach (var name in People)
        {
            var walk = new Walk(ring, visitor, $"job-safe-{script}-{name}");
            guests.Add(name, (walk, await walk.AnswerAsync(made.Path, Address(name, script), w => AskAsync(w, name))));
        }
        await AcceptAgainAsync(organizer, made, guests, script);
        await AskTooAsync(guests["Maya"].Walk, made, script);
        await DecideAsync(organizer, made);
        await ring.Program.LetDecisionsStandAsync(Ct);
        await SeenByAsync(organizer, made, ["Maya", "Camille", "Rosa", "Victor", .. Others]);
        await EachIsToldAsync(guests, made, script);
        Assert.DoesNotContain(Street, await ring.OutsideAsync(made), StringComparison.Ordinal);

        await CloseAsync(organizer, made);
        await HiddenAsync(guests["Maya"].Walk, made, Address("Maya", script));
        await OpenAgainAsync(organizer, made);
        await guests["Maya"].Walk.GoAsync(made.Path);
        await guests["Maya"].Walk.SeesAsync(Elsewhere);
        await guests["Victor"].Walk.GoAsync(made.Path);
        Assert.DoesNotContain(Elsewhere, await guests["Victor"].Walk.Page.ContentAsync(), StringComparison.Ordinal);
        var outside = await ring.OutsideAsync(made);
        Assert.DoesNotContain(Street, outside, StringComparison.Ordinal);
        Assert.DoesNotContain(Elsewhere, outside, StringComparison.Ordinal);
    }

    private static string Address(string name, bool script) =>
        $"{(name == "Noé" ? "noe" : name.Replace(' ', '.')).ToLowerInvariant()}.safe.{script}@example.org".ToLowerInvariant();

    private static async Task FillAsync(Walk organizer)
    {
        await organizer.TypeAsync("time", "19:00");
        await organizer.TypeAsync("place", "Lyon, Croix-Rousse");
        await organizer.UnfoldAsync("address");
        await organizer.TypeAsync("address", Street);
        await organizer.ChooseAsync("addressFor", "approved");
        await organizer.ChooseAsync("visibility", "unlisted");
        await organizer.UnfoldAsync("onRequest");
        await organizer.TickAsync("[name=onRequest]");
    }

    private static async Task AskFirstAsync(Walk organizer, Made made, string code)
    {
        await organizer.GoAsync($"{made.Path}/requests");
        await organizer.PressAsync("main a[href$='/admission']");
        await organizer.TypeAsync("code", code);
        await organizer.TypeAsync("label-0", "Comment avez-vous connu le cercle ?");
        await organizer.TypeAsync("purpose-0", "Pour accueillir chaque personne.");
        await organizer.PressAsync("form[action$='/admission'] button.btn-primary");
    }

    private static async Task AskAsync(Walk guest, string name)
    {
        await guest.FillAsync("textarea[name^='question-']", "Par Sacha");
        await guest.TickAsync("[name='code-accepted']");
        await guest.UnfoldAsync("name");
        await guest.TypeAsync("name", name);
    }

    /// <summary>Another text is another version: four accept it again, one does not.</summary>
    private static async Task AcceptAgainAsync(
        Walk organizer,
        Made made,
        Dictionary<string, (Walk Walk, string Ticket)> guests,
        bool script
    )
    {
        await organizer.GoAsync($"{made.Path}/admission");
        await organizer.TypeAsync("code", "Ce qui se dit ici reste ici.\nPas de photos.");
        await organizer.PressAsync("form[action$='/admission'] button.btn-primary");
        foreach (var (name, (walk, _)) in guests.Where(g => g.Key != "Noé"))
        {
            var letter = await walk.SayingAsync(Address(name, script), "Lire et accepter");
            await walk.GoAsync(Walk.LinkIn(letter, "/t/"));
            await walk.SeesAsync("Pas de photos.");
            await walk.TickAsync("[name='code-accepted']");
            await walk.PressAsync("form[action$='/request'] button");
        }
        await organizer.GoAsync($"{made.Path}/requests");
        Assert.Equal(4, await organizer.Page.GetByText("Code accepté (version 2").CountAsync());
        Assert.Equal(1, await organizer.Page.GetByText("Code accepté dans sa version 1").CountAsync());
    }

    /// <summary>The rest of the queue, all at once: what they ask, and the click in the letter.</summary>
    private async Task AskTooAsync(Walk asking, Made made, bool script)
    {
        await asking.GoAsync($"{made.Path}/answer");
        var question = await asking.Page.Locator("textarea[name^='question-']").GetAttributeAsync("name");
        var program = ring.Program;
        var sender = (await ring.NewPageAsync(new Visitor())).APIRequest;
        await Task.WhenAll(
            Others.Select(name =>
                sender.SendAsync(
                    program.Address,
                    $"{made.Path}/participations",
                    ("answer", "coming"),
                    ("party", "1"),
                    ("email", Address(name, script)),
                    ("name", name),
                    ("exposure", "organizers"),
                    (question!, "Par Sacha"),
                    ("code-accepted", "2")
                )
            )
        );
        // The mailboxes are read once: each look opens every letter of the ring.
        await program.LettersToAsync(Address(Others[^1], script), 1, Ct);
        var came = program.Letters.ToLookup(l => l.To.Mailboxes.Single().Address);
        foreach (var address in Others.Select(name => Address(name, script)))
        {
            var letter = came[address].FirstOrDefault() ?? (await program.LettersToAsync(address, 1, Ct))[0];
            var ticket = new Uri(Walk.LinkIn(letter, "/t/")).AbsolutePath;
            await sender.SendAsync(program.Address, $"{ticket}/confirmation");
        }
    }

    /// <summary>One with her card's own button, one with a reason, the others together.</summary>
    private static async Task DecideAsync(Walk organizer, Made made)
    {
        await organizer.GoAsync($"{made.Path}/requests");
        Assert.Equal(People.Length + Others.Length, await organizer.Page.Locator("li:has([name=who])").CountAsync());
        await organizer.PressAsync("li:has-text('Maya') button[value^='Accepted ']");

        await organizer.TickAsync("li:has-text('Noé') [name=who]");
        await organizer.Page.Locator("[name=why]").SelectOptionAsync("Code");
        await organizer.TypeAsync("word", "Le code de conduite n’est pas accepté.");
        await organizer.PressAsync("button[value='Refused']");
        await organizer.TickAsync("[name=all]");
        await organizer.PressAsync("button[value='Accepted']");
        await organizer.GoAsync($"{made.Path}/requests");
        Assert.Equal(0, await organizer.Page.Locator("li:has([name=who])").CountAsync());
    }

    /// <summary>The list of who sees the address holds these and nobody else.</summary>
    private static async Task SeenByAsync(Walk organizer, Made made, params string[] names)
    {
        await organizer.GoAsync($"{made.Path}/pieces/address");
        var seers = organizer.Page.Locator("section[aria-labelledby=seers-title] li b");
        Assert.Equal(names.Order(), (await seers.AllInnerTextsAsync()).Order());
    }

    private static async Task EachIsToldAsync(
        Dictionary<string, (Walk Walk, string Ticket)> guests,
        Made made,
        bool script
    )
    {
        var (refused, ticket) = guests["Noé"];
        var letter = await refused.SayingAsync(Address("Noé", script), "n’est pas accepté");
        Assert.DoesNotContain(Street, letter.ToString(), StringComparison.Ordinal);
        await refused.GoAsync(ticket);
        await refused.SeesAsync("n’a pas été acceptée");
        await refused.GoAsync(made.Path);
        Assert.DoesNotContain(Street, await refused.Page.ContentAsync(), StringComparison.Ordinal);

        var (accepted, _) = guests["Maya"];
        await accepted.SayingAsync(Address("Maya", script), "C’est oui");
        await accepted.GoAsync(made.Path);
        await accepted.SeesAsync(Street);
    }

    /// <summary>One tap; and what is left to do says who could have seen what.</summary>
    private static async Task CloseAsync(Walk organizer, Made made)
    {
        await organizer.GoAsync($"{made.Path}/pieces");
        await organizer.PressAsync("main a[href$='/intrusion']");
        await organizer.PressAsync("form[action$='/intrusion'] button");
        var seen = await organizer.Page.Locator("section[aria-labelledby=seen-title]").InnerTextAsync();
        foreach (var name in People)
            Assert.Equal(name != "Noé", seen.Contains(name, StringComparison.Ordinal));
    }

    private static async Task HiddenAsync(Walk guest, Made made, string address)
    {
        await guest.GoAsync(made.Path);
        Assert.DoesNotContain(Street, await guest.Page.ContentAsync(), StringComparison.Ordinal);
        var letter = await guest.SayingAsync(address, "fermé les portes");
        Assert.DoesNotContain(Street, letter.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The intruder goes, the place changes, the doors open, and the others see where it is.</summary>
    private static async Task OpenAgainAsync(Walk organizer, Made made)
    {
        await organizer.GoAsync($"{made.Path}/intrusion");
        await organizer.PressAsync("main ul a[href$='/manage']");
        await organizer.PressAsync("li:has-text('Victor') a[href$='/removal']");
        await organizer.PressAsync("main form[action$='/removal'] button");
        await organizer.GoAsync($"{made.Path}/intrusion");
        await organizer.PressAsync("form[action$='/intrusion/end'] button");
        await organizer.GoAsync($"{made.Path}/pieces/address");
        await organizer.TypeAsync("value", Elsewhere);
        await organizer.PressAsync("form[action$='/reveal'] button");
        await organizer.GoAsync($"{made.Path}/pieces/address");
        await organizer.ChooseAsync("for", "approved");
        await organizer.PressAsync("form[action$='/pieces/address'] button.btn-primary");
        await SeenByAsync(organizer, made, ["Maya", "Camille", "Rosa", .. Others]);
    }
}
