using System.Net;
using Farandole.Domain.Groups;
using Farandole.Tests.Announcing;
using Farandole.Tests.Blocking;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Hosting;

/// <summary>Those who keep each other away do not organize together, and are told nothing of why.</summary>
public sealed class TogetherBlockTests
{
    private const string Nobody = "Aucun profil ni groupe à inviter";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-4")]
    public async Task Who_is_kept_away_learns_nothing_by_asking()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        await romain.Blocks("/groups/rhone_vivant/blocks", "nadia");
        await romain.Blocks("/account/blocks", "eaux_vives");

        foreach (var handle in (string[])["rhone_vivant", "romain", "personne_du_tout"])
        {
            var answer = await nadia.Asks(made, handle);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(Nobody, await answer.Text(), StringComparison.Ordinal);
        }
        await app.DrainAsync();
        Assert.Equal(0, await app.Look(db => db.Set<HostInvitation>().CountAsync(Ct)));
        Assert.DoesNotContain(
            app.LettersTo("romain@exemple.fr"),
            l => l.Subject?.Contains("organiser ensemble", StringComparison.Ordinal) == true
        );
    }

    [Fact]
    public async Task Who_asks_and_keeps_away_afterwards_has_asked_for_nothing()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        await nadia.Asks(made, "romain");
        var path = await app.Asked();
        await nadia.Blocks("/groups/eaux_vives/blocks", "romain");

        Assert.Equal(HttpStatusCode.NotFound, (await romain.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await romain.Post($"{path}/acceptance")).StatusCode);
        Assert.DoesNotContain(path, await romain.Page("/account"), StringComparison.Ordinal);
    }
}
