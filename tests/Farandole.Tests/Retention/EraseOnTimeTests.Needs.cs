using Farandole.Domain.Needs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Retention;

/// <summary>What capabilities keep of those who come.</summary>
public sealed partial class EraseOnTimeTests
{
    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_month_after_the_event_nobody_brings_anything_any_more()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Seeds.Claims(app, id, "canari-prenom", "canari-precision", "canari-ligne");

        await app.PassAsync(UntilTheEnd + Duration.FromDays(29));
        Assert.Equal(2, await app.Look(db => db.Set<Claim>().CountAsync()));

        await app.PassAsync(Duration.FromDays(2));
        Assert.Equal(0, await app.Look(db => db.Set<Claim>().CountAsync()));
        Assert.Equal(0, await app.Look(db => db.Set<Claimant>().CountAsync()));
        Assert.Equal(["Salades"], await app.Look(db => db.Set<Need>().Select(n => n.Label).ToListAsync()));
        await AssertForgotten(app, "canari-prenom", "canari-precision", "canari-ligne");
    }
}
