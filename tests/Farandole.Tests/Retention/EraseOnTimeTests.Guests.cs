using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Retention;

/// <summary>Whom the organizers invited.</summary>
public sealed partial class EraseOnTimeTests
{
    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_month_after_the_event_there_is_no_guest_list()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        var address = EmailAddress.Parse("canari-invite@exemple.fr")!;
        await app.Writer.Write(
            (db, _) =>
            {
                var link = app.Services.GetRequiredService<Tickets>().NewForInvitee();
                var hash = app.Services.GetRequiredService<AddressHash>().Of(address);
                db.Add(
                    Invitee.Of(
                        id,
                        new NewInvitee("canari-invite", address, hash, link),
                        "fr",
                        app.Clock.GetCurrentInstant()
                    )
                );
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );
        await app.PassAsync(UntilTheEnd + Duration.FromDays(29));
        Assert.Equal(1, await app.Look(db => db.Set<Invitee>().CountAsync()));
        await app.PassAsync(Duration.FromDays(2));
        Assert.Equal(0, await app.Look(db => db.Set<Invitee>().CountAsync()));
        await AssertForgotten(app, "canari-invite");
    }
}
