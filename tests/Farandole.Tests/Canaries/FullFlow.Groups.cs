using System.Globalization;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Stewards;
using Farandole.Tests.Accounts;
using Farandole.Tests.Coming;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Canaries;

internal sealed partial class FullFlow
{
    private const string Walk = "/groups/marche";

    /// <summary>Somebody asks to be in a group and is let in, others are invited, and the keys change hands.</summary>
    private async Task HaveGroups()
    {
        using var keeper = await App.SignedIn("keeper@example.org", Somebody(null));
        await Lead(
            keeper.Send(
                "/groups",
                ("kind", nameof(GroupKind.Association)),
                ("name", "Marche"),
                ("joining", nameof(Joining.OnRequest)),
                ("listed", "true"),
                ("as", "new"),
                ("as-name", "Keeper")
            )
        );
        using var asking = await App.SignedIn("asking@example.org", Somebody(null));
        await Lead(
            asking.Send($"{Walk}/joining", ("as", "new"), ("as-name", "Asking"), ("shown", nameof(Shown.ToMembers)))
        );
        await Pass(Duration.Zero);
        await Pass(Duration.FromDays(1));
        await Pass(Duration.FromDays(1));
        await LetIn(keeper);
        await Propose(keeper, asking);
        await Lead(asking.Send("/@marche/follow", ("as", "asking"), ("told", "AtOnce")));
        using var passer = Somebody(null);
        await Lead(passer.Send("/@marche/follow/address", ("email", "passer@example.org")));
        await Lead(
            keeper.Send(
                $"{Walk}/posts",
                ("title", "Rendez-vous"),
                ("words", "Samedi."),
                ("readers", "Everybody"),
                ("when", "now")
            )
        );
        await Pass(Duration.Zero);
        await Pass(Duration.FromDays(1));
        await Pass(Duration.FromDays(1));
    }

    /// <summary>What one may only propose, another publishes.</summary>
    private async Task Propose(HttpClient keeper, HttpClient asking)
    {
        await Become("asking", RolePreset.Member);
        (string, string)[] news = [("title", "Compte rendu"), ("words", "Tout va bien."), ("readers", "Everybody")];
        await Lead(asking.Send($"{Walk}/posts", [.. news, ("when", "draft")]));
        await Pass(Duration.Zero);
        await Pass(Duration.FromDays(1));
        await Pass(Duration.FromDays(1));
        var post = await App.Look(db => db.Set<Domain.Posts.Post>().SingleAsync(Ct));
        await Lead(
            keeper.Send(
                $"{Walk}/posts/{post.Id}/edit",
                [.. news, ("when", "now"), ("revision", post.Revision.ToString(CultureInfo.InvariantCulture))]
            )
        );
        await Pass(Duration.Zero);
    }

    private Task Become(string handle, RolePreset preset) =>
        App.Writer.Write(
            async (db, ct) =>
            {
                var face = await db.Set<Domain.Profiles.Profile>().SingleAsync(p => p.Handle == handle, ct);
                var member = await db.Set<Member>().AsTracking().SingleAsync(m => m.ProfileId == face.Id, ct);
                var role = await db.Set<Domain.Groups.Role>()
                    .SingleAsync(r => r.GroupId == member.GroupId && r.Preset == preset, ct);
                member.Give(role.Id);
            },
            Ct
        );

    private async Task LetIn(HttpClient keeper)
    {
        var request = await App.Look(db => db.Set<GroupRequest>().SingleAsync(Ct));
        var role = await App.Look(db =>
            db.Set<Domain.Groups.Role>()
                .Where(r => r.GroupId == request.GroupId && r.Preset == RolePreset.HoldsKeys)
                .Select(r => r.Id)
                .SingleAsync(Ct)
        );
        await Lead(
            keeper.Send(
                $"{Walk}/invitations",
                ("role", role.ToString()),
                ("uses", "5"),
                ("ends", App.Now().InUtc().Date.PlusDays(9).ToString("R", null)),
                ("people", "Invited <invited@example.org>\n@asking")
            )
        );
        await Lead(keeper.Send($"{Walk}/requests/{request.Id}/admission"));
        await Pass(Duration.Zero);
        await App.Writer.Write(
            async (db, ct) =>
                (await db.Set<Member>().AsTracking().SingleAsync(m => m.ProfileId == request.ProfileId, ct)).Inherit(
                    role,
                    App.Now()
                ),
            Ct
        );
        await Pass(Duration.Zero);
        await HaveItOpened(request.GroupId);
    }

    /// <summary>Somebody who runs the site opens the group's space, and says why.</summary>
    private async Task HaveItOpened(GroupId group)
    {
        var steward = await App.Look(db =>
            db.Set<Domain.Accounts.Account>()
                .Where(a => a.Email == "asking@example.org")
                .Select(a => a.Id)
                .SingleAsync(Ct)
        );
        await using (var scope = App.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<OpeningDesk>()
                .Open(steward, new(null, group), "Reported by somebody", Ct);
        await Pass(Duration.Zero);
    }
}
