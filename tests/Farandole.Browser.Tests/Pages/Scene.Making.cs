using System.Text;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>How it all came about.</summary>
public sealed partial class Scene
{
    private static readonly string[] Offers = ["wheelchair", "signLanguage", "quiet", "children"];

    private async Task AnnounceAsync(IAPIRequestContext sender)
    {
        March = await sender.AnnounceAsync(
            new
            {
                title = "Grande marche pour l’eau",
                start = $"{Days.In(20)}T14:00",
                end = $"{Days.In(20)}T18:30",
                place = new
                {
                    name = "Place Guichard",
                    address = "69003 Lyon",
                    latitude = 45.7593,
                    longitude = 4.8478,
                },
                onlineLink = "https://video.example/marche",
                text = "Venez **à pied**, à vélo, en poussette.\n\n- Départ en musique\n- Goûter partagé\n\nPlus d’idées sur [notre page](https://example.org/marche).",
                visibility = "public",
                capacity = 400,
                contact = "marche@example.org",
                accessibility = Offers,
                price = "Prix libre",
                email = "malika@example.org",
            }
        );
        Bare = await MakeAsync(sender, "Réunion", "unlisted", Days.In(9));
        Full = await MakeAsync(sender, "Atelier cuisine pour une seule personne", "unlisted", capacity: 1);
        Freed = await MakeAsync(sender, "Promenade en barque", "unlisted", capacity: 1);
        Circle = await MakeAsync(sender, "Cercle de parole du jeudi", "unlisted", capacity: 12);
        await AskBeforeAsync(sender);
        Cancelled = await MakeAsync(sender, "Bal du printemps");
        Postponed = await MakeAsync(sender, "Lecture à deux voix");
        Private = await MakeAsync(sender, "Repas chez Nour et Sami", "private");
        Deleted = await MakeAsync(sender, "Cours de tango");
        Past = await MakeAsync(sender, "Fête de la soupe");
        Held = await MakeAsync(sender, "Vide-grenier de la rue des Tanneurs");
    }

    private static Task<Announced> MakeAsync(
        IAPIRequestContext sender,
        string title,
        string visibility = "public",
        string? start = null,
        int? capacity = null
    ) =>
        sender.AnnounceAsync(
            new
            {
                title,
                start = start ?? $"{Days.In(12)}T19:00",
                place = new { name = "Maison du canal, Lyon" },
                visibility,
                capacity,
            }
        );

    private async Task AskBeforeAsync(IAPIRequestContext sender)
    {
        await sender.SendAsync(Home, "/sessions", ("key", Circle.Key));
        await sender.SendAsync(
            Home,
            $"{Circle.Path}/admission",
            ("on", "true"),
            ("code", "Ce qui se dit ici reste ici.\nPas de photos."),
            ("id-0", "q1"),
            ("label-0", "Comment avez-vous connu le cercle ?"),
            ("purpose-0", "Pour accueillir chaque personne."),
            ("kind-0", "Text"),
            ("kept-0", "UntilEnd"),
            ("required-0", "true")
        );
    }

    private Task AnswerAsync(
        IAPIRequestContext sender,
        Announced what,
        string who,
        string answer,
        (string Name, string Exposure) self
    ) =>
        sender.SendAsync(
            Home,
            $"{what.Path}/participations",
            ("answer", answer),
            ("party", who == "coming" ? "3" : "1"),
            ("email", $"{who}@example.org"),
            ("name", self.Name),
            ("message", who == "coming" ? "Nous apportons une banderole." : ""),
            ("exposure", self.Exposure),
            ("reminder", "true"),
            ("messages", "true"),
            ("question-q1", "Par Sacha, qui vient depuis l’automne."),
            ("code-accepted", "1")
        );

    private async Task AnswerAsync(IAPIRequestContext sender)
    {
        await sender.SendAsync(Home, "/sessions", ("key", Private.Key));
        (string Who, Announced What, string Answer, string Name, string Exposure)[] answers =
        [
            ("coming", March, "coming", "Jo de Givors", "all"),
            ("maybe", March, "maybe", "Awa", "organizers"),
            ("nameless", March, "coming", "", "nobody"),
            ("neighbour", March, "coming", "Nour Benali", "all"),
            ("withdrawn", March, "coming", "Sacha", "all"),
            ("removed", March, "coming", "Publicité gratuite", "organizers"),
            ("unconfirmed", March, "coming", "Lou", "all"),
            ("seated", Full, "coming", "Camille", "all"),
            ("asking", Circle, "coming", "Inès", "organizers"),
            ("left", Freed, "coming", "Léo", "all"),
            ("waiting", Full, "waiting", "Noé", "organizers"),
            ("offered", Freed, "waiting", "Maya", "organizers"),
            ("uncalled", Cancelled, "coming", "Malo", "all"),
            ("gone", Deleted, "coming", "Ines", "all"),
            ("came", Past, "coming", "Yaël", "all"),
            ("invited", Private, "coming", "Sami", "participants"),
        ];
        foreach (var (who, what, answer, name, exposure) in answers)
            await AnswerAsync(sender, what, who, answer, (name, exposure));
        var tickets = new Dictionary<string, string>();
        foreach (var (who, _, _, _, _) in answers)
            tickets[who] = await LinkAsync($"{who}@example.org", 1, "/t/");
        Tickets = tickets;
        Refusal = await LinkAsync("unconfirmed@example.org", 1, "/refusal/");
        foreach (var who in tickets.Keys.Except(["unconfirmed"]))
            await sender.SendAsync(Home, $"{tickets[who]}/confirmation");
    }

    private async Task ComeToThatAsync(IAPIRequestContext sender)
    {
        await sender.SendAsync(Home, $"{Tickets["withdrawn"]}/withdrawal");
        await sender.SendAsync(Home, $"{Tickets["left"]}/withdrawal");
        await sender.SendAsync(
            Home,
            $"{Tickets["seated"]}/devices",
            ("endpoint", "http://127.0.0.1:9/push"),
            ("p256dh", "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            ("auth", "BTBZMqHH6r4Tts7J_aSIgg")
        );
        await sender.SendAsync(Home, $"{Tickets["neighbour"]}/told-by", ("by", "Device"));
        await sender.ChangeAsync(March, new { start = $"{Days.In(20)}T15:00", end = $"{Days.In(20)}T18:30" });
        await sender.ChangeAsync(March, new { place = new { name = "Place Bellecour", address = "69002 Lyon" } });
        await sender.ChangeAsync(Past, new { start = $"{Days.In(-3)}T19:00" });
        await sender.ChangeAsync(Postponed, new { status = "postponed", statusReason = "La salle est en travaux." });
        await sender.ChangeAsync(Cancelled, new { status = "cancelled", statusReason = "L’orchestre est malade." });
        var deleted = await sender.DeleteAsync(
            $"/api/v1{Deleted.Path}",
            new() { Headers = [new("Authorization", $"Bearer {Deleted.Key}")] }
        );
        Assert.True(deleted.Ok);
    }

    /// <summary>Only the form makes drafts.</summary>
    private async Task DraftAsync(Looking author)
    {
        await author.GoAsync("/new");
        await author.Page.WaitForTimeoutAsync(Patience);
        await author.SendByAsync(
            "form[action='/new']",
            "[value=draft]",
            ("title", "Fanfare au bord de l’eau"),
            ("date", Days.In(30))
        );
        var path = await author.Page.Locator("a[href$='/manage']").First.GetAttributeAsync("href");
        var key = await author.Page.Locator("input[readonly][value^='fo1_']").InputValueAsync();
        Draft = new(path!.Split('/')[2], key);
    }

    /// <summary>A steward approves one event, brings others in, and an organizer removes somebody.</summary>
    private async Task KeepTheDeskAsync(Looking steward)
    {
        await OpenAsync(steward.Page, Program, Program.DeskKey);
        await OpenAsync(steward.Page, Program, March.Key);
        await steward.GoAsync("/desk");
        await steward.SendAsync($"form[action='/desk/events/{March.Id}/approval']");
        await steward.ImportAsync(Calendar);
        await steward.SendAsync("main form");
        await steward.GoAsync($"{March.Path}/manage?q=Publicit");
        await steward.ComeAlongAsync(() => steward.Page.Locator("a[href$='/removal']").ClickAsync());
        await steward.SendAsync("main form[action$='/removal']");
        await steward.GoAsync("/dev/mail");
        Letter = (await steward.Page.Locator("main .list a").First.GetAttributeAsync("href"))!;
    }

    /// <summary>Nobody fills a form in less than three seconds: that is how programs are told from people.</summary>
    internal const int Patience = 3200;

    /// <summary>One event each that is running, is sure, is not, is called off; and one that cannot be read.</summary>
    internal static byte[] Calendar =>
        Encoding.UTF8.GetBytes(
            $"""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Les Amis du canal//Agenda//FR
            X-WR-CALNAME:Agenda du canal
            {Entry("expo", "Exposition : nos rivières", -2, 5, "CONFIRMED")}
            {Entry("bal", "Bal folk sous la halle, avec un nom assez long pour deux lignes", 6, 6, "CONFIRMED")}
            {Entry("repas", "Repas de quartier", 6, 6, "TENTATIVE")}
            {Entry("concert", "Concert au kiosque", 13, 13, "CANCELLED")}
            BEGIN:VEVENT
            UID:broken@canal.example
            SUMMARY:Sans date
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n")
        );

    private static string Entry(string id, string title, int first, int last, string status) =>
        $"""
            BEGIN:VEVENT
            UID:{id}@canal.example
            DTSTART:{Compact(first)}T170000Z
            DTEND:{Compact(last)}T200000Z
            SUMMARY:{title}
            LOCATION:Maison du canal\, Lyon
            STATUS:{status}
            END:VEVENT
            """;

    private static string Compact(int days) => Days.In(days).Replace("-", "", StringComparison.Ordinal);
}
