using System.Net;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Platform.Places;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Groups;

/// <summary>Groups as people have them in tests.</summary>
internal static class Grouping
{
    public const string Waters = "eaux_vives";

    public static Task<HttpResponseMessage> Starts(
        this HttpClient somebody,
        string name,
        string @as,
        string kind = nameof(GroupKind.Association),
        params (string Name, string Value)[] more
    ) =>
        somebody.Post(
            "/groups",
            [
                ("kind", kind),
                ("name", name),
                ("as", @as),
                ("joining", nameof(Joining.OnRequest)),
                ("listed", "true"),
                .. more,
            ]
        );

    /// <summary>Somebody who holds the keys of a group called Eaux Vives.</summary>
    public static async Task<HttpClient> WatersOf(
        this App app,
        string handle,
        string kind = nameof(GroupKind.Association)
    )
    {
        var keeper = await app.SomebodyAs($"{handle}@exemple.fr", handle);
        Assert.Equal(HttpStatusCode.SeeOther, (await keeper.Starts("Eaux Vives", handle, kind)).StatusCode);
        return keeper;
    }

    /// <summary>Somebody who is in that group already, as this.</summary>
    public static async Task<HttpClient> MemberOfWaters(this App app, string handle, RolePreset preset)
    {
        var somebody = await app.SomebodyAs($"{handle}@exemple.fr", handle);
        await app.Writer.Write(
            async (db, ct) =>
            {
                var group = await db.Set<Group>().SingleAsync(g => g.Handle == Waters, ct);
                var role = await db.Set<Role>().SingleAsync(r => r.GroupId == group.Id && r.Preset == preset, ct);
                var profile = await db.Set<Profile>().SingleAsync(p => p.Handle == handle, ct);
                return db.Add(Member.Join(group.Id, profile.Id, Folding.Of(profile.Name), role.Id, new(2027, 3, 1)));
            },
            TestContext.Current.CancellationToken
        );
        return somebody;
    }
}
