using System.Net;
using Farandole.Domain.Talk;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Organizing;

public sealed class AnnouncementTests
{
    private const string Headline = "L’arrivée est confirmée : parc de Gerland";
    private const string Words = "Concert de la fanfare, **eau potable** sur place.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_announcement_stands_on_the_page_with_its_day_and_goes_by_letter_to_those_counted()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");
        await stage.Answer("late@exemple.fr", "Late", confirmed: false);
        var organizer = await stage.Organizer();

        var preview = await (await Write(stage, organizer, "Both", "Everybody", "preview")).Text();
        Assert.Contains("Il arrive chez 1 personne", preview, StringComparison.Ordinal);
        Assert.Contains(
            "Il se lit aussi sur la page, par toute personne qui la voit.",
            preview,
            StringComparison.Ordinal
        );
        await Write(stage, organizer, "Both", "Everybody");
        await stage.App.EveningAsync();

        var page = await stage.App.Visitor().Page(stage.Path);
        Assert.Contains("Nouvelles de l’équipe", page, StringComparison.Ordinal);
        Assert.Contains(Headline, page, StringComparison.Ordinal);
        Assert.Contains("<strong>eau potable</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Mardi 2 mars 2027", page, StringComparison.Ordinal);
        var letter = Assert.Single(stage.App.Letters());
        Assert.Equal("lea@exemple.fr", letter.To.Mailboxes.Single().Address);
        Assert.Contains("parc de Gerland", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_for_those_who_answered_is_read_by_them_alone()
    {
        await using var stage = await Backstage.SetAsync();
        await Write(stage, await stage.Organizer(), "Page", "Answered");
        await stage.App.DrainAsync();
        using var guest = await Questions.Desk.Known(stage, "lea@exemple.fr");
        using var stranger = stage.App.Visitor();

        Assert.Empty(stage.App.Letters());
        Assert.Contains(Headline, await guest.Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains("Gerland", await guest.Page($"/api/v1{stage.Path}/announcements"), StringComparison.Ordinal);
        Assert.DoesNotContain(Headline, await stranger.Page(stage.Path), StringComparison.Ordinal);
        Assert.Equal("[]", await stranger.Page($"/api/v1{stage.Path}/announcements"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_announcement_and_the_team_takes_it_off_again()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();
        var id = Guid.NewGuid();
        await Write(stage, organizer, "Page", "Everybody", id: id);
        await Write(stage, organizer, "Page", "Everybody", id: id);
        Assert.Single(await All(stage));
        var removal = $"{stage.Path}/announcements/{id}/removal";
        Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Post(removal)).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await organizer.Post(removal)).StatusCode);

        Assert.Empty(await All(stage));
        Assert.DoesNotContain(Headline, await stage.App.Visitor().Page(stage.Path), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Write(
        Backstage stage,
        HttpClient organizer,
        string by,
        string seen,
        string step = "send",
        Guid? id = null
    ) =>
        organizer.Post(
            $"{stage.Path}/messages",
            ("title", Headline),
            ("text", Words),
            ("by", by),
            ("seen", seen),
            ("to", "All"),
            ("step", step),
            ("message", (id ?? Guid.NewGuid()).ToString("N"))
        );

    private static Task<List<Announcement>> All(Backstage stage) =>
        stage.App.Look(db => db.Set<Announcement>().Where(a => a.EventId == stage.Id).ToListAsync(Ct));
}
