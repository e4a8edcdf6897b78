using System.Net;
using Farandole.Domain.Notebook;
using Farandole.Tests.Announcing;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Notebook;

public sealed class NotebookTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PUBLIC-4")]
    public async Task Those_who_organize_write_down_for_each_other_and_each_note_is_signed()
    {
        await using var stage = await Backstage.SetAsync();
        var first = await stage.Organizer();
        var bao = await stage.Organizer(await stage.KeyFor("bao@exemple.fr", "Bao"));
        var notes = $"{stage.Path}/notes";
        Assert.Contains("Aucune note pour l’instant", await first.Page(notes), StringComparison.Ordinal);

        await first.Post(notes, ("words", "Les clés sont **au café**."));
        await bao.Post(notes, ("words", "Rappeler la mairie"), ("pinned", "true"));

        var page = await first.Page(notes);
        Assert.Contains("Les clés sont <strong>au café</strong>.", page, StringComparison.Ordinal);
        Assert.Contains("Bao, ", page, StringComparison.Ordinal);
        Assert.Contains("la première clé, ", page, StringComparison.Ordinal);
        Assert.True(
            page.IndexOf("Rappeler la mairie", StringComparison.Ordinal)
                < page.IndexOf("Les clés sont", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Get(notes)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Post(notes, ("words", "x"))).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_write_at_once_the_second_sees_what_the_first_made_of_it_and_loses_nothing()
    {
        await using var stage = await Backstage.SetAsync();
        var first = await stage.Organizer();
        var bao = await stage.Organizer(await stage.KeyFor("bao@exemple.fr", "Bao"));
        await first.Post($"{stage.Path}/notes", ("words", "Salle à 18 h"));
        var one =
            $"{stage.Path}/notes/{await stage.App.Look(db => db.Set<TeamNote>().Select(n => n.Id).SingleAsync(Ct))}";
        await bao.Post(one, ("words", "Salle à 19 h"), ("revision", "0"));

        var late = await first.Post(one, ("words", "Salle à 17 h"), ("revision", "0"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.Text();
        Assert.Contains("<p>Salle à 19 h</p>", page, StringComparison.Ordinal);
        Assert.Contains("Salle à 17 h", page, StringComparison.Ordinal);
        Assert.Contains("name=\"revision\" value=\"1\"", page, StringComparison.Ordinal);
        await first.Post(one, ("words", "Salle à 17 h"), ("revision", "1"));
        Assert.Equal(
            "Salle à 17 h",
            await stage.App.Look(db => db.Set<TeamNote>().Select(n => n.Words).SingleAsync(Ct))
        );
    }

    [Fact]
    public async Task What_is_taken_off_can_be_put_back()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();
        var notes = $"{stage.Path}/notes";
        await organizer.Post(notes, ("words", "Rappeler la mairie"));
        var note = await stage.App.Look(db => db.Set<TeamNote>().Select(n => n.Id).SingleAsync(Ct));

        await organizer.Post($"{notes}/{note}/removal");
        Assert.Contains("1 note retirée", await organizer.Page(notes), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await organizer.Get($"{notes}/{note}")).StatusCode);
        await organizer.Post($"{notes}/{note}/return");
        Assert.DoesNotContain("1 note retirée", await organizer.Page(notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_input_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();
        var empty = await organizer.Post($"{stage.Path}/notes", ("words", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Écrivez quelque chose.", await empty.Text(), StringComparison.Ordinal);

        var long_ = await organizer.Post($"{stage.Path}/notes", ("words", new string('é', TeamNote.MaxWords + 1)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, long_.StatusCode);
        Assert.Contains(new string('é', TeamNote.MaxWords), await long_.Text(), StringComparison.Ordinal);
        var hostile = await organizer.Post($"{stage.Path}/notes", ("words", "<script>alert(1)</script> salut"));
        Assert.Equal(HttpStatusCode.SeeOther, hostile.StatusCode);
        Assert.DoesNotContain(
            "<script>alert",
            await (await organizer.Get($"{stage.Path}/notes")).Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal
        );
    }
}
