using Farandole.Domain.Guests;
using Farandole.Platform;
using Farandole.Platform.Identity;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Guests;

/// <summary>What organizers do with their list in these tests.</summary>
internal static class GuestSteps
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string Guests(this Backstage backstage) => $"{backstage.Path}/guests";

    /// <summary>Puts somebody on the list, as the page does; returns the path of their own link.</summary>
    public static async Task<string> Invite(this Backstage backstage, string name, string? email = null)
    {
        using var organizer = await backstage.Organizer();
        await organizer.Post(backstage.Guests(), ("guests", email is null ? name : $"{name} <{email}>"));
        var guest = (await backstage.Invited()).Single(i => i.Name == name);
        return backstage.App.Services.GetRequiredService<Tickets>().PathOf(guest);
    }

    public static Task<List<Invitee>> Invited(this Backstage backstage) =>
        backstage.App.Look(db =>
            db.Set<Invitee>().Where(i => i.EventId == backstage.Id).OrderBy(i => i.CreatedAt).ToListAsync(Ct)
        );

    /// <summary>The only one on the list.</summary>
    public static async Task<Invitee> One(this Backstage backstage) => (await backstage.Invited()).Single();

    /// <summary>Their own link, whole.</summary>
    public static string Link(this App app, Invitee guest) =>
        app.Services.GetRequiredService<Instance>().Absolute(app.Services.GetRequiredService<Tickets>().PathOf(guest));
}
