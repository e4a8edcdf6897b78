using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Retention;

/// <summary>Who was asked to organize an event together.</summary>
public sealed partial class EraseOnTimeTests
{
    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_month_after_the_event_nobody_knows_who_was_asked_to_organize_it()
    {
        await using var app = await Seeds.StartAsync();
        await app.SomebodyAs("zoe@exemple.fr", "zoe");
        var id = await Seeds.Event(app);
        await app.Writer.Write(
            async (db, ct) =>
            {
                var face = await db.Set<Profile>().SingleAsync(ct);
                return db.Add(
                    HostInvitation.To(id, WhoHosts.Of(face.Id), "canari-label", app.Clock.GetCurrentInstant())
                );
            },
            TestContext.Current.CancellationToken
        );

        await app.PassAsync(UntilTheEnd + Duration.FromDays(29));
        Assert.Equal(1, await app.Look(db => db.Set<HostInvitation>().CountAsync()));

        await app.PassAsync(Duration.FromDays(2));
        Assert.Equal(0, await app.Look(db => db.Set<HostInvitation>().CountAsync()));
        await AssertForgotten(app, "canari-label");
    }
}
