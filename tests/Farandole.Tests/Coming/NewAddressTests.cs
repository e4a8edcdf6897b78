using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Tests.EventPage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Coming;

/// <summary>Who answered with a name alone adds an address later, from their ticket.</summary>
public sealed partial class NewAddressTests
{
    private const string Jo = "jo@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("FRIENDS-1")]
    public async Task An_address_counts_once_its_owner_has_confirmed_it()
    {
        await using var app = await App.StartAsync();
        var (id, ticket) = await Named(app);
        using var visitor = app.Visitor();
        Assert.Contains("Ajouter une adresse e-mail", await visitor.Reads(ticket));

        (await visitor.Send($"{ticket}/address", ("email", Jo))).ShouldLeadTo($"{ticket}?done=address#address");
        Assert.Contains($"Nous avons écrit à {Jo}", await visitor.Reads(ticket));
        await app.DrainAsync();
        var letter = Assert.Single(app.LettersTo(Jo));
        // An address typed wrongly is somebody else's: they do not get the personal link.
        Assert.DoesNotContain("/t/ft1_", letter.TextBody);
        Assert.Null((await Mine(app, id)).Email);

        using var owner = app.Visitor();
        var link = LinkIn(letter.TextBody!);
        Assert.Contains("Cette adresse est la vôtre", await owner.Reads(link));
        Assert.Null((await Mine(app, id)).Email);
        (await owner.Send($"{link}/confirmation")).ShouldLeadTo($"{ticket}?done=address-in");

        Assert.Equal(Jo, (await Mine(app, id)).Email);
        Assert.Equal((2, 2), await app.Counts(id));
        await app.DrainAsync();
        Assert.Contains(ticket, app.LettersTo(Jo)[^1].TextBody);
        var page = await visitor.Reads(ticket);
        Assert.Contains("/notifications", page);
        Assert.DoesNotContain("Gardez votre lien", page);
        // The letter's button leads to the answer from then on, however often it is touched.
        (await owner.GetAsync(link, Ct)).ShouldLeadTo(ticket);
        (await owner.Send($"{link}/confirmation")).ShouldLeadTo($"{ticket}?done=address-in");
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task Whether_an_address_has_answered_is_said_in_the_letter_alone()
    {
        await using var app = await App.StartAsync();
        var (id, ticket) = await Named(app);
        var hers = await app.Comes(id, Guest.Nour);
        using var visitor = app.Visitor();

        var pages = new List<string>();
        foreach (var address in (string[])["nina@exemple.fr", Guest.Nour])
        {
            (await visitor.Send($"{ticket}/address", ("email", address))).ShouldLeadTo(
                $"{ticket}?done=address#address"
            );
            await app.DrainAsync();
            pages.Add((await visitor.Reads(ticket)).Replace(address, "", StringComparison.Ordinal));
        }

        Assert.Equal(pages[0], pages[1]);
        var letter = app.LettersTo(Guest.Nour)[^1];
        Assert.Contains("Vous aviez déjà répondu", letter.TextBody);
        Assert.Contains(hers, letter.TextBody);
        Assert.DoesNotContain(ticket, letter.TextBody);
    }

    [Fact]
    public async Task Who_answers_meanwhile_with_the_address_keeps_it()
    {
        await using var app = await App.StartAsync();
        var (id, ticket) = await Named(app);
        using var visitor = app.Visitor();
        await visitor.Send($"{ticket}/address", ("email", Jo));
        await app.DrainAsync();
        var link = LinkIn(app.LettersTo(Jo)[^1].TextBody!);
        await visitor.Answers(id, Jo);

        var refused = await visitor.Send($"{link}/confirmation");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("a déjà répondu", await refused.Page());
        Assert.Null((await Mine(app, id)).Email);
    }

    [Fact]
    [Requirement("GUEST-6")]
    public async Task It_can_be_taken_away_again_before_and_after()
    {
        await using var app = await App.StartAsync();
        var (id, ticket) = await Named(app);
        using var visitor = app.Visitor();
        await visitor.Send($"{ticket}/address", ("email", Jo));
        await app.DrainAsync();
        var link = LinkIn(app.LettersTo(Jo)[^1].TextBody!);

        (await visitor.Send($"{ticket}/address/removal")).ShouldLeadTo($"{ticket}?done=no-address");
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.Send($"{link}/confirmation")).StatusCode);
        Assert.Null((await Mine(app, id)).Email);

        await app.PassAsync(Duration.FromDays(1));
        await Add(app, ticket);
        Assert.Contains("Retirer cette adresse", await visitor.Reads(ticket));
        (await visitor.Send($"{ticket}/address/removal")).ShouldLeadTo($"{ticket}?done=no-address");
        Assert.Equal((null, "Tata Jo"), (await Mine(app, id)) is var mine ? (mine.Email, mine.Name) : default);
        Assert.Contains("Gardez votre lien", await visitor.Reads(ticket));
        Assert.Equal((2, 2), await app.Counts(id));
    }

    [Fact]
    public async Task An_answer_that_began_with_an_address_keeps_it()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(with: d => d with { TakesNames = true });
        var ticket = await app.Comes(id);
        using var visitor = app.Visitor();
        Assert.DoesNotContain("Retirer cette adresse", await visitor.Reads(ticket));
        foreach (var door in (string[])["address", "address/removal"])
            Assert.Equal(HttpStatusCode.Conflict, (await visitor.Send($"{ticket}/{door}", ("email", Jo))).StatusCode);
        Assert.Equal(Guest.Nour, Assert.Single(await app.AnswersTo(id)).Email);
    }

    [Fact]
    public async Task Who_can_only_be_told_by_letter_keeps_the_address()
    {
        await using var app = await App.StartAsync();
        var (_, ticket) = await Named(app);
        await Add(app, ticket);
        using var visitor = app.Visitor();
        await visitor.Send($"{ticket}/answer", ("answer", "interested"), ("party", "1"));
        var refused = await visitor.Send($"{ticket}/address/removal");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("a besoin d’une adresse", await refused.Page());
    }

    [Fact]
    public async Task What_is_no_address_is_said_at_its_field()
    {
        await using var app = await App.StartAsync();
        var (_, ticket) = await Named(app);
        using var visitor = app.Visitor();
        var refused = await visitor.Send($"{ticket}/address", ("email", "jo@"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Page();
        Assert.Contains("id=\"email-error\"", page);
        Assert.Contains("value=\"jo@\"", page);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task An_address_that_nobody_confirms_is_forgotten_after_a_day()
    {
        await using var app = await App.StartAsync();
        var (id, ticket) = await Named(app);
        using var visitor = app.Visitor();
        await visitor.Send($"{ticket}/address", ("email", Jo));
        await app.DrainAsync();
        var link = LinkIn(app.LettersTo(Jo)[^1].TextBody!);
        await app.PassAsync(NewAddress.Kept);
        Assert.Equal(0, await app.Look(db => db.Set<NewAddress>().CountAsync(Ct)));
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link, Ct)).StatusCode);
        Assert.Equal("Tata Jo", (await Mine(app, id)).Name);
    }

    [Fact]
    public async Task Another_address_ends_the_link_of_the_first()
    {
        await using var app = await App.StartAsync();
        var (id, ticket) = await Named(app);
        using var visitor = app.Visitor();
        await visitor.Send($"{ticket}/address", ("email", Jo));
        await app.DrainAsync();
        var first = LinkIn(app.LettersTo(Jo)[^1].TextBody!);
        await visitor.Send($"{ticket}/address", ("email", "josiane@exemple.fr"));
        await app.DrainAsync();
        Assert.Equal(HttpStatusCode.Gone, (await visitor.Send($"{first}/confirmation")).StatusCode);
        var second = LinkIn(Assert.Single(app.LettersTo("josiane@exemple.fr")).TextBody!);
        await visitor.Send($"{second}/confirmation");
        Assert.Equal("josiane@exemple.fr", (await Mine(app, id)).Email);
    }

    private static async Task<(EventId Id, string Ticket)> Named(App app)
    {
        var id = await app.Announce(with: d => d with { TakesNames = true });
        using var visitor = app.Visitor();
        var ticket = (await visitor.Comes(id, "Tata Jo", party: 2)).Headers.Location!.ToString();
        return (id, ticket[..ticket.IndexOf('?', StringComparison.Ordinal)]);
    }

    private static async Task Add(App app, string ticket)
    {
        using var visitor = app.Visitor();
        await visitor.Send($"{ticket}/address", ("email", Jo));
        await app.DrainAsync();
        await visitor.Send($"{LinkIn(app.LettersTo(Jo)[^1].TextBody!)}/confirmation");
        await app.DrainAsync();
    }

    private static async Task<Participation> Mine(App app, EventId id) =>
        (await app.AnswersTo(id)).First(a => a.Name == "Tata Jo");

    private static string LinkIn(string text) => AddressLink().Match(text).Value;

    [GeneratedRegex("/a/[A-Za-z0-9_-]+")]
    private static partial Regex AddressLink();
}
