using System.Net;
using System.Text;
using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Tests.Coming;
using Farandole.Tests.Media;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Afterwards;

/// <summary>The pictures: what is left of their files, who sees them, in which order.</summary>
public sealed class SouvenirTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PUBLIC-9")]
    [Requirement("SAFE-4")]
    public async Task A_picture_loses_where_it_was_taken_and_lies_apart_from_those_of_everybody()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        var sent = Encoding.Latin1.GetString(AfterwardsSteps.Photo);
        Assert.Contains(TestPictures.Canary, sent, StringComparison.Ordinal);
        Assert.Contains("Exif", sent, StringComparison.Ordinal);

        (await organizer.Add(backstage, AfterwardsSteps.Photo)).ShouldLeadTo(
            $"{backstage.Afterwards()}?done=souvenir#pictures"
        );
        var path = await backstage.Picture();
        foreach (var address in new[] { path, path.Replace(".webp", "-s.webp", StringComparison.Ordinal) })
        {
            var answer = await organizer.Get(address);
            Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
            Assert.Equal(["VP8 "], TestPictures.WebPChunks(bytes));
            Assert.DoesNotContain("CANARY", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }
        Assert.All(backstage.Files(), f => Assert.StartsWith("pictures/behind/", f, StringComparison.Ordinal));
        Assert.Equal(2, backstage.Files().Count);
        // The door of everybody's pictures does not lead there, whatever the name.
        var id = (await backstage.Kept()).Single().Id;
        foreach (var name in new[] { $"{id}", $"behind/{id}", $"behind%2F{id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await organizer.Get($"/pictures/{name}.webp")).StatusCode);
    }

    [Fact]
    [Requirement("PUBLIC-9")]
    [Requirement("SAFE-4")]
    public async Task Each_sees_the_pictures_that_are_for_them_from_the_next_request_on()
    {
        await using var backstage = await Backstage.SetAsync();
        var lea = await backstage.Answer("lea@exemple.fr", "Léa");
        var late = await backstage.Answer("late@exemple.fr", "Late", confirmed: false);
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        await organizer.Add(backstage, AfterwardsSteps.Photo, "Léa au violon");
        var path = await backstage.Picture();
        using var guest = await backstage.Guest(lea);
        using var pending = await backstage.Guest(late);
        using var stranger = backstage.App.Visitor();

        // Those who answered, as long as nobody says otherwise.
        await Sees(guest, backstage, path, "private, no-cache");
        await SeesNothing(pending, backstage, path);
        await SeesNothing(stranger, backstage, path);
        Assert.Contains(
            "Il y a des photos pour les personnes",
            await stranger.Page(backstage.Path),
            StringComparison.Ordinal
        );

        (await organizer.Post($"{backstage.Souvenirs()}/audience", ("for", "hasLink"))).ShouldLeadTo(
            $"{backstage.Afterwards()}?done=souvenirs-for#pictures"
        );
        await Sees(stranger, backstage, path, "public, no-cache");

        await organizer.Post($"{backstage.Souvenirs()}/audience", ("for", "organizers"));
        await SeesNothing(guest, backstage, path);
        await SeesNothing(stranger, backstage, path);
        Assert.DoesNotContain("Il y a des photos", await stranger.Page(backstage.Path), StringComparison.Ordinal);
        await Sees(organizer, backstage, path, "private, no-cache");
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task Where_the_team_says_yes_to_each_an_answer_alone_shows_no_picture()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Change(e => e.AskApproval(true, null, backstage.App.Clock.GetCurrentInstant()));
        var asked = await backstage.Answer("asked@exemple.fr", "Ask");
        var approved = await backstage.Answer("in@exemple.fr", "In");
        await backstage.App.Writer.Write(
            async (db, ct) =>
                (await db.Participations.AsTracking().SingleAsync(p => p.Id == approved.Id, ct)).Approve(
                    backstage.App.Clock.GetCurrentInstant()
                ),
            Ct
        );
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        await organizer.Add(backstage, AfterwardsSteps.Photo);
        var path = await backstage.Picture();
        using var guest = await backstage.Guest(approved);
        using var other = await backstage.Guest(asked);
        await Sees(guest, backstage, path, "private, no-cache");
        await SeesNothing(other, backstage, path);
        // Nor is it said that there are any.
        Assert.DoesNotContain("Il y a des photos", await other.Page(backstage.Path), StringComparison.Ordinal);
        Assert.Contains(
            "Qui l’équipe a approuvé",
            await organizer.Page(backstage.Afterwards()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Pictures_of_a_private_event_are_nobodys_to_keep_and_a_wrong_event_shows_none()
    {
        await using var backstage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        var lea = await backstage.Answer("lea@exemple.fr", "Léa");
        var other = await backstage.Another("Bal d’été");
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        await organizer.Add(backstage, AfterwardsSteps.Photo);
        await organizer.Post($"{backstage.Souvenirs()}/audience", ("for", "hasLink"));
        var path = await backstage.Picture();
        using var guest = await backstage.Guest(lea);
        using var stranger = backstage.App.Visitor();
        Assert.Equal("private, no-cache", (await guest.Get(path)).Keepers());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path)).StatusCode);
        var elsewhere = path.Replace($"{backstage.Id}", $"{other.Id}", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await organizer.Get(elsewhere)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organizer.Get($"{backstage.Souvenirs()}/..%2Fx.webp")).StatusCode);
    }

    [Theory]
    [InlineData(false, "La ronde", "n’est pas une image", "picture")]
    [InlineData(true, " ", "Dites en quelques mots", "alt")]
    [InlineData(null, "La ronde", "Choisissez une photo", "picture")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
        bool? isPhoto,
        string alt,
        string error,
        string field
    )
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        var file = isPhoto switch
        {
            true => AfterwardsSteps.Photo,
            false => Encoding.UTF8.GetBytes("<svg onload=alert(1)>"),
            null => null,
        };
        var refused = await organizer.Add(backstage, file, alt);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Text();
        Assert.Contains(error, page, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
        if (field == "picture")
            Assert.Contains($"value=\"{alt}\"", page, StringComparison.Ordinal);
        else
            Assert.Contains("Choisissez la photo de nouveau", page, StringComparison.Ordinal);
        Assert.Empty(await backstage.Kept());
        Assert.Empty(backstage.Files());
    }

    [Fact]
    public async Task There_are_thirty_pictures_and_no_more()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        await organizer.Post($"{backstage.Souvenirs()}/audience", ("for", "confirmed"));
        await backstage.App.Writer.Write(
            (db, _) =>
            {
                for (var i = 0; i < Souvenir.Most; i++)
                    db.Add(Souvenir.Keep(backstage.Id, new(PictureId.New(), 80, 60, $"n° {i}"), i, App.Start));
                return Task.CompletedTask;
            },
            Ct
        );
        var refused = await organizer.Add(backstage, AfterwardsSteps.Photo);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = (await refused.Text()).Plain();
        Assert.Contains("Il y a déjà 30 photos", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", page, StringComparison.Ordinal);
        Assert.Equal(30, (await backstage.Kept()).Count);
        Assert.Empty(backstage.Files());
    }

    [Fact]
    public async Task Pictures_change_places_are_described_anew_and_go_with_their_files()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        await organizer.Add(backstage, AfterwardsSteps.Photo, "Le bal");
        await organizer.Add(backstage, AfterwardsSteps.Photo, "La soupe");
        var (ball, soup) = ((await backstage.Kept())[0].Id, (await backstage.Kept())[1].Id);
        await organizer.Post($"{backstage.Souvenirs()}/{soup}/place", ("to", "sooner"));
        Assert.Equal([soup, ball], (await backstage.Kept()).Select(s => s.Id));
        await organizer.Post($"{backstage.Souvenirs()}/{soup}/place", ("to", "sooner"));
        Assert.Equal([soup, ball], (await backstage.Kept()).Select(s => s.Id));
        await organizer.Post($"{backstage.Souvenirs()}/{soup}/place", ("to", "later"));
        Assert.Equal([ball, soup], (await backstage.Kept()).Select(s => s.Id));

        var refused = await organizer.Post(
            $"{backstage.Souvenirs()}/{soup}/description",
            ("alt", new string('a', 400))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"id=\"alt-{soup}-error\"", await refused.Text(), StringComparison.Ordinal);
        await organizer.Post($"{backstage.Souvenirs()}/{soup}/description", ("alt", "La soupe au potiron"));
        Assert.Equal("La soupe au potiron", (await backstage.Kept())[1].Alt);

        await organizer.Post($"{backstage.Souvenirs()}/{ball}/removal");
        Assert.Equal(soup, (await backstage.Kept()).Single().Id);
        Assert.DoesNotContain(backstage.Files(), f => f.Contains($"{ball}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await organizer.Get($"{backstage.Souvenirs()}/{ball}.webp")).StatusCode);
    }

    [Fact]
    public async Task Whoever_came_finds_the_pictures_by_their_personal_link()
    {
        await using var backstage = await Backstage.SetAsync();
        var lea = await backstage.Answer("lea@exemple.fr", "Léa");
        await backstage.BeOver();
        using var guest = backstage.App.Visitor();
        var ticket = backstage.Ticket(lea);
        Assert.DoesNotContain("vous attend", await guest.Page(ticket), StringComparison.Ordinal);
        using var organizer = await backstage.Organizer();
        await organizer.Add(backstage, AfterwardsSteps.Photo);
        Assert.Contains("1 photo vous attend", await guest.Page(ticket), StringComparison.Ordinal);
        (await guest.Post($"{ticket}/session", ("to", "afterwards"))).ShouldLeadTo($"{backstage.Path}#afterwards");
        Assert.Contains(
            await backstage.Picture(),
            (await guest.Page(backstage.Path)).Replace("-s.webp", ".webp", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_month_later_nobody_is_sent_to_look_for_a_link_that_is_no_more()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        await organizer.Add(backstage, AfterwardsSteps.Photo);
        using var stranger = backstage.App.Visitor();
        Assert.Contains("Retrouver mon lien", await stranger.Page(backstage.Path), StringComparison.Ordinal);
        await backstage.App.PassAsync(Duration.FromDays(31));
        // At another address: a page that everybody sees is kept for some seconds of the real clock.
        var page = await stranger.Page($"{backstage.Path}?lang=fr");
        Assert.DoesNotContain("Retrouver mon lien", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Après coup", page, StringComparison.Ordinal);
    }

    private static async Task Sees(HttpClient visitor, Backstage backstage, string path, string cache)
    {
        var answer = await visitor.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(cache, answer.Keepers());
        Assert.Contains(
            (await backstage.Kept()).Single().Alt,
            await visitor.Page(backstage.Path),
            StringComparison.Ordinal
        );
    }

    private static async Task SeesNothing(HttpClient visitor, Backstage backstage, string path)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).StatusCode);
        var page = await visitor.Page(backstage.Path);
        Assert.DoesNotContain((await backstage.Kept()).Single().Alt, page, StringComparison.Ordinal);
        Assert.DoesNotContain("/souvenirs/", page, StringComparison.Ordinal);
    }
}
