using Farandole.Domain.Following;
using Farandole.Tests.Announcing;
using Farandole.Tests.Hosting;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using MimeKit;

namespace Farandole.Tests.Following;

/// <summary>A group comes to an event of others, which its followers have not heard of.</summary>
public sealed class ComingTests
{
    private const string Door = $"/@{Together.Other}/follow";

    [Fact]
    public async Task Who_follows_it_is_told_but_for_who_follows_those_who_announced_it()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        var lea = await app.FollowerOfWaters("lea", ToldOf.AtOnce);
        await lea.Post(Door, ("as", "lea"), ("told", nameof(ToldOf.AtOnce)));
        var bao = await app.SomebodyAs("bao@exemple.fr", "bao");
        await bao.Post(Door, ("as", "bao"), ("told", nameof(ToldOf.AtOnce)));

        await app.Join(nadia, romain, made);
        await app.EveningAsync();

        Assert.Single(Told("bao"));
        Assert.Empty(Told("lea"));

        IEnumerable<MimeMessage> Told(string who) =>
            app.LettersTo($"{who}@exemple.fr")
                .Where(l => l.TextBody?.Contains("Grande marche", StringComparison.Ordinal) == true);
    }
}
