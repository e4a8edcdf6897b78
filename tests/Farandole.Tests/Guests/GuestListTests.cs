using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Guests;
using Farandole.Domain.Participations;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Guests;

/// <summary>Who is invited, how they were told, and what they said to whom.</summary>
public sealed partial class GuestListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("FRIENDS-1")]
    [Requirement("FRIENDS-5")]
    public async Task A_list_is_written_as_people_write_it_and_nothing_leaves_before_it_is_asked()
    {
        await using var backstage = await Backstage.SetAsync();
        using var organizer = await backstage.Organizer();
        Assert.Contains("Personne sur la liste", await organizer.Page(backstage.Guests()), StringComparison.Ordinal);
        (
            await organizer.Post(
                backstage.Guests(),
                ("guests", "Tata Jo\nNour <nour@exemple.fr>\nkarim@exemple.fr; Karim\n\nTata Jo\nNOUR@exemple.fr")
            )
        ).ShouldLeadTo($"{backstage.Guests()}?done=guests");
        await backstage.App.DrainAsync();

        Assert.Equal(["Tata Jo", "Nour", "Karim"], (await backstage.Invited()).Select(i => i.Name));
        Assert.Empty(backstage.App.Letters());
        var page = await organizer.Page(backstage.Guests());
        Assert.Contains("3 personnes sur la liste", page, StringComparison.Ordinal);
        Assert.Contains("3 sans réponse", page, StringComparison.Ordinal);
        // Written again, a list grows by who is new.
        await organizer.Post(backstage.Guests(), ("guests", "Nour <nour@exemple.fr>\nMalika"));
        Assert.Equal(4, (await backstage.Invited()).Count);
    }

    [Theory]
    [InlineData("Nour <nour@exemple>", "ni un nom ni une adresse : Nour <nour@exemple>")]
    [InlineData(" \n ", "Écrivez au moins un nom")]
    public async Task What_is_neither_a_name_nor_an_address_is_said_and_nothing_is_lost(string typed, string error)
    {
        await using var backstage = await Backstage.SetAsync();
        using var organizer = await backstage.Organizer();
        var refused = await organizer.Post(backstage.Guests(), ("guests", $"Malika\n{typed}".TrimStart('\n')));
        if (string.IsNullOrWhiteSpace(typed))
            refused = await organizer.Post(backstage.Guests(), ("guests", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(error, Plain(await refused.Text()), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("FRIENDS-1")]
    public async Task A_guest_answers_through_their_own_link_with_one_tap_and_no_address()
    {
        await using var backstage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        var link = await backstage.Invite("Tata Jo");
        using var jo = backstage.App.Visitor();
        var page = await jo.Page(link);
        Assert.Contains("Bonjour Tata Jo", page, StringComparison.Ordinal);
        Assert.Contains("Bal de printemps", page, StringComparison.Ordinal);
        // Opening it changes nothing; the page says that it was seen.
        Assert.Null((await backstage.Invited()).Single().SeenAt);
        await jo.Post($"{link}/sight");
        Assert.NotNull((await backstage.Invited()).Single().SeenAt);

        (await jo.Post($"{link}/answer", ("answer", "coming"), ("party", "2"))).ShouldLeadTo(link);
        var ticket = (await jo.GetAsync(link, Ct)).Headers.Location!.ToString();
        Assert.StartsWith("/t/ft1_", ticket, StringComparison.Ordinal);
        Assert.Contains("Gardez votre lien", await jo.Page(ticket), StringComparison.Ordinal);
        Assert.Equal(2, (await backstage.Found()).PeopleComing);

        // Twice is once, and the ticket is where one changes one's mind.
        (await jo.Post($"{link}/answer", ("answer", "coming"), ("party", "5"))).ShouldLeadTo(ticket);
        Assert.Equal(2, (await backstage.Found()).PeopleComing);
        await jo.Post($"{ticket}/withdrawal");
        using var organizer = await backstage.Organizer();
        Assert.Contains("1 ne vient pas", Plain(await organizer.Page(backstage.Guests())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_says_no_may_change_their_mind()
    {
        await using var backstage = await Backstage.SetAsync();
        var link = await backstage.Invite("Jo");
        using var jo = backstage.App.Visitor();
        (await jo.Post($"{link}/answer", ("answer", "no"))).ShouldLeadTo($"{link}?done=declined");
        Assert.Contains("Vous avez répondu que vous ne venez pas", await jo.Page(link), StringComparison.Ordinal);
        Assert.Equal(0, (await backstage.Found()).PeopleComing);
        await jo.Post($"{link}/answer", ("answer", "coming"), ("party", "1"));
        Assert.Equal(1, (await backstage.Found()).PeopleComing);
    }

    [Fact]
    [Requirement("FRIENDS-5")]
    public async Task A_letter_invites_and_nobody_is_reminded_twice_in_two_days()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Invite("Nour", "nour@exemple.fr");
        using var organizer = await backstage.Organizer();
        await organizer.Post($"{backstage.Guests()}/letters");
        await backstage.App.DrainAsync();
        var letter = Assert.Single(backstage.App.LettersTo("nour@exemple.fr"));
        Assert.Equal("Une invitation : Bal de printemps", Plain(letter.Subject));
        Assert.Contains("/g/fl1_", letter.TextBody, StringComparison.Ordinal);
        // The organizers never see that link: it proves the mailbox.
        Assert.DoesNotContain(
            "fl1_",
            await organizer.Page($"{backstage.Guests()}/{(await backstage.One()).Id}"),
            StringComparison.Ordinal
        );

        var line = $"{backstage.Guests()}/{(await backstage.One()).Id}";
        var soon = await organizer.Post($"{line}/contact", ("by", "letter"));
        Assert.Equal(HttpStatusCode.Conflict, soon.StatusCode);
        Assert.Contains("moins de deux jours", await soon.Text(), StringComparison.Ordinal);
        Assert.Contains("On ne relance pas avant", await organizer.Page(line), StringComparison.Ordinal);
        // "All" writes to those who were not told.
        await organizer.Post($"{backstage.Guests()}/letters");
        await backstage.App.PassAsync(Duration.FromHours(49));
        Assert.Single(backstage.App.LettersTo("nour@exemple.fr"));

        using var later = await backstage.Organizer();
        (await later.Post($"{line}/contact", ("by", "letter"))).ShouldLeadTo($"{line}?done=guest-told");
        await backstage.App.DrainAsync();
        Assert.Equal(2, backstage.App.LettersTo("nour@exemple.fr").Count);
    }

    [Fact]
    public async Task A_text_to_paste_has_the_link_and_counts_as_told()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Invite("Tata Jo");
        using var organizer = await backstage.Organizer();
        var guest = await backstage.One();
        var line = $"{backstage.Guests()}/{guest.Id}";
        var page = await organizer.Page(line);
        Assert.Contains($"Réponds ici : {backstage.App.Link(guest)}", Plain(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Inviter par e-mail", page, StringComparison.Ordinal);
        await organizer.Post($"{line}/contact", ("by", "phone"));
        var told = await backstage.One();
        Assert.Equal((Channel.Phone, backstage.App.Clock.GetCurrentInstant()), (told.ContactedBy, told.ContactedAt));
        Assert.Contains("Téléphone", await organizer.Page(backstage.Guests()), StringComparison.Ordinal);
        Assert.Empty(backstage.App.Letters());
    }

    [Fact]
    [Requirement("FRIENDS-5")]
    public async Task An_answer_told_by_phone_is_noted_and_corrected_by_its_owner()
    {
        await using var backstage = await Backstage.SetAsync();
        var link = await backstage.Invite("Tata Jo");
        using var organizer = await backstage.Organizer(await backstage.KeyFor("malika@exemple.fr", "Malika"));
        var line = $"{backstage.Guests()}/{(await backstage.One()).Id}";
        (await organizer.Post($"{line}/answer", ("answer", "coming"), ("party", "2"), ("by", "phone"))).ShouldLeadTo(
            $"{line}?done=guest-noted"
        );
        var page = Plain(await organizer.Page(backstage.Guests()));
        Assert.Contains("Noté par Malika", page, StringComparison.Ordinal);
        Assert.Contains("Viennent à 2", page, StringComparison.Ordinal);
        Assert.Equal(2, (await backstage.Found()).PeopleComing);

        using var jo = backstage.App.Visitor();
        var ticket = (await jo.GetAsync(link, Ct)).Headers.Location!.ToString();
        Assert.Contains("L’équipe a noté votre réponse", await jo.Page(ticket), StringComparison.Ordinal);
        await jo.Post($"{ticket.Split('?')[0]}/answer", ("answer", "coming"), ("party", "1"));
        Assert.Equal(1, (await backstage.Found()).PeopleComing);

        // What they said themselves, nobody else changes.
        var again = await organizer.Post($"{line}/answer", ("answer", "no"), ("by", "phone"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    [Requirement("FRIENDS-5")]
    public async Task A_person_counts_once_whichever_way_they_answered()
    {
        await using var backstage = await Backstage.SetAsync();
        var link = await backstage.Invite("Nour", "nour@exemple.fr");
        await backstage.Answer("nour@exemple.fr", "Nour B.", party: 3);
        using var organizer = await backstage.Organizer();
        Assert.Contains("Viennent à 3", Plain(await organizer.Page(backstage.Guests())), StringComparison.Ordinal);
        using var nour = backstage.App.Visitor();
        await nour.Post($"{link}/answer", ("answer", "coming"), ("party", "1"));
        Assert.Equal(3, (await backstage.Found()).PeopleComing);
        Assert.Single(await backstage.App.Look(db => db.Participations.ToListAsync(Ct)));
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task Whoever_answers_without_being_shown_stays_hidden_on_the_list()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Invite("Nour", "nour@exemple.fr");
        await backstage.Answer(
            "nour@exemple.fr",
            "Nour B.",
            party: 3,
            with: a => a with { Exposure = Exposure.Nobody }
        );
        using var organizer = await backstage.Organizer();
        var page = Plain(await organizer.Page(backstage.Guests()));
        Assert.Contains("1 sans réponse", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Viennent", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_event_stays_full()
    {
        await using var backstage = await Backstage.SetAsync(d => d with { Capacity = 2 });
        await backstage.Answer("a@exemple.fr", party: 2);
        var link = await backstage.Invite("Jo");
        using var jo = backstage.App.Visitor();
        var full = await jo.Post($"{link}/answer", ("answer", "coming"), ("party", "1"), ("message", "Avec un gâteau"));
        Assert.Equal(HttpStatusCode.Conflict, full.StatusCode);
        Assert.Contains("Avec un gâteau", await full.Text(), StringComparison.Ordinal);
        Assert.Equal(2, (await backstage.Found()).PeopleComing);
    }

    [Fact]
    [Requirement("FRIENDS-1")]
    public async Task Who_must_not_know_cannot_be_invited_and_guests_promise()
    {
        await using var backstage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        using var organizer = await backstage.Organizer();
        await organizer.Post(
            $"{backstage.Path}/surprise",
            ("coverTitle", "Réunion de quartier"),
            ("for", "Amel"),
            ("addresses", "amel@exemple.fr"),
            ("day", "2027-03-20"),
            ("time", "14:00")
        );
        Assert.NotNull((await backstage.Found()).SurpriseFor);
        var refused = await organizer.Post(backstage.Guests(), ("guests", "Amel <Amel@exemple.fr>"));
        Assert.Contains("ne doit rien savoir", await refused.Text(), StringComparison.Ordinal);
        Assert.Empty(await backstage.Invited());

        var link = await backstage.Invite("Jo");
        using var jo = backstage.App.Visitor();
        Assert.Contains("Chut", await jo.Page(link), StringComparison.Ordinal);
        var unsaid = await jo.Post($"{link}/answer", ("answer", "coming"), ("party", "1"));
        Assert.Contains("Je garde le secret", await unsaid.Text(), StringComparison.Ordinal);
        await jo.Post($"{link}/answer", ("answer", "coming"), ("party", "1"), ("promise", "true"));
        Assert.Equal(1, (await backstage.Found()).PeopleComing);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_guest_takes_themselves_off_the_list()
    {
        await using var backstage = await Backstage.SetAsync();
        var link = await backstage.Invite("Jo");
        await backstage.Invite("Malika");
        using var jo = backstage.App.Visitor();
        (await jo.Post($"{link}/erasure")).ShouldLeadTo("/erased");
        Assert.Equal(HttpStatusCode.NotFound, (await jo.GetAsync(link, Ct)).StatusCode);
        Assert.Equal(["Malika"], (await backstage.Invited()).Select(i => i.Name));
    }

    [Fact]
    [Requirement("SAFE-6")]
    public async Task Closing_the_doors_ends_every_personal_link()
    {
        await using var backstage = await Backstage.SetAsync();
        var link = await backstage.Invite("Jo");
        using var organizer = await backstage.Organizer();
        await organizer.Post($"{backstage.Path}/intrusion");
        using var jo = backstage.App.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await jo.GetAsync(link, Ct)).StatusCode);
    }

    [Fact]
    public async Task Only_the_team_reads_the_list_and_takes_it_along()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Invite("=Nour", "nour@exemple.fr");
        using var stranger = backstage.App.Visitor();
        var guest = await backstage.One();
        foreach (var path in new[] { "guests", $"guests/{guest.Id}", "guests.csv" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{backstage.Path}/{path}", Ct)).StatusCode);
        using var organizer = await backstage.Organizer();
        var table = await organizer.Page($"{backstage.Path}/guests.csv");
        Assert.Contains("'=Nour", table, StringComparison.Ordinal);
        Assert.Contains("nour@exemple.fr", table, StringComparison.Ordinal);
    }

    /// <summary>With plain spaces, as tests are written.</summary>
    private static string Plain(string? text) => Spaces().Replace(text ?? "", " ");

    [GeneratedRegex("[\u00a0\u202f]")]
    private static partial Regex Spaces();
}
