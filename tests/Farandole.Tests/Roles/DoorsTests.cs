using System.Net;
using System.Reflection;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Tests.Organizing;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Roles;

/// <summary>
/// Every door into the space of a group, with the act that opens it, tried by each of the five roles and by those who are
/// not in it. A capability that adds a door adds a line; a door that stands in no line is a failure.
/// </summary>
public sealed class DoorsTests
{
    /// <summary>Method, what follows /groups/{handle}, the act or "-" for every member, and a form that does no harm.</summary>
    private const string Doors = """
        GET                                            -
        GET  /settings                                 ChangeGroup
        POST /settings                                 ChangeGroup
        POST /pictures/{place}                         ChangeGroup
        POST /pictures/{place}/removal                 ChangeGroup
        POST /rest                                     EndGroup       rest=false
        GET  /end                                      EndGroup
        POST /end                                      EndGroup       end=false
        GET  /move                                     EndGroup
        POST /move                                     EndGroup
        POST /move/origin                              EndGroup
        POST /move/end                                 EndGroup
        GET  /events                                   SeeBackstage
        GET  /resources                                SeeResources
        POST /resources                                AddResource
        GET  /resources/new                            AddResource
        POST /resources/title                          AddResource
        POST /resources/{resource}                     ManageResources
        GET  /resources/{resource}/edit                ManageResources
        GET  /resources/{resource}/deletion            ManageResources
        POST /resources/{resource}/deletion            ManageResources
        POST /resources/{resource}/place               ManageResources
        GET  /posts                                    -
        GET  /posts/new                                ProposePost
        POST /posts                                    ProposePost
        GET  /posts/{post}/edit                        PublishPost
        POST /posts/{post}/edit                        PublishPost
        GET  /posts/{post}/deletion                    PublishPost
        POST /posts/{post}/deletion                    PublishPost
        GET  /posts/{post}/pictures                    PublishPost
        POST /posts/{post}/pictures                    PublishPost
        GET  /rights                                   SeeMembers
        GET  /roles/new                                ManageRights
        POST /roles                                    ManageRights
        GET  /roles/{role}                             ManageRights
        POST /roles/{role}                             ManageRights   back=true
        GET  /roles/{role}/deletion                    ManageRights
        POST /roles/{role}/deletion                    ManageRights
        GET  /teams                                    SeeMembers
        GET  /teams/new                                ManageRights
        POST /teams                                    ManageRights
        GET  /teams/{team}                             SeeMembers
        POST /teams/{team}                             ManageRights   back=true
        GET  /teams/{team}/edit                        ManageRights
        GET  /teams/{team}/deletion                    ManageRights
        POST /teams/{team}/deletion                    ManageRights
        POST /teams/{team}/members                     ManageMembers
        POST /teams/{team}/members/{member}/removal    ManageMembers
        GET  /members/{member}/role                    ManageMembers
        POST /members/{member}/role                    ManageMembers  back=true
        GET  /members                                  SeeMembers
        GET  /members.csv                              ManageMembers
        GET  /members/{member}                         ManageMembers
        GET  /members/{member}/removal                 ManageMembers
        POST /members/{member}/notes                   ManageMembers
        POST /members/{member}/pause                   ManageMembers
        POST /members/{member}/pause/end               ManageMembers
        GET  /members/{member}/ban                     ManageMembers
        GET  /blocks                                   ManageMembers
        POST /blocks                                   ManageMembers
        GET  /requests                                 ReceiveMembers
        GET  /invitations                              InviteMembers
        POST /invitations                              InviteMembers
        GET  /me                                       -
        POST /me                                       -              shown=ToMembers
        POST /me/welcome                               -
        GET  /me/departure                             -
        """;

    /// <summary>For those who are not in yet, and what goes with its use: the tests of the members open these.</summary>
    private static readonly string[] Elsewhere =
    [
        "/joining",
        "{request:guid}",
        "{selector}",
        "{picture}",
        "POST /members/{member:guid}/removal",
        "POST /members/{member:guid}/ban",
        "{note:guid}",
        "{block:guid}",
        "POST /me/departure",
    ];

    private static readonly Dictionary<string, Act> Acts = typeof(Act)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.FieldType == typeof(Act))
        .ToDictionary(f => f.Name, f => (Act)f.GetValue(null)!);

    [Fact]
    public async Task Every_door_into_a_space_stands_in_the_table()
    {
        await using var app = await App.StartAsync();
        var existing = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => $"{e.RoutePattern.RawText}/".StartsWith("/groups/{handle}/", StringComparison.Ordinal))
            .Select(e =>
                $"{e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]} {e.RoutePattern.RawText!["/groups/{handle}".Length..]}"
            )
            .Where(e => !Elsewhere.Any(e.Contains))
            .Select(e => e.Replace(":guid", "", StringComparison.Ordinal));

        Assert.Equal(existing.Order(), Table().Select(d => $"{d.Method} {d.Path}").Order());
    }

    [Fact]
    [Requirement("ASSO-2")]
    public async Task Each_role_opens_the_doors_of_its_acts_and_finds_nothing_behind_the_others()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var eaux = await Eaux.BeginAsync(app);
        foreach (var preset in Enum.GetValues<RolePreset>())
            await eaux.JoinsAsync(NameOf(preset), preset);
        await eaux.JoinsAsync("somebody", RolePreset.Discovers);
        var outside = await Eaux.BeginAsync(app, "ailleurs", "malika");
        foreach (var door in Table())
        {
            foreach (var preset in Enum.GetValues<RolePreset>())
                Assert.Equal(
                    (door.ToString(), preset, May(preset, door.Act)),
                    (door.ToString(), preset, await Opens(eaux, eaux[NameOf(preset)], door))
                );
            Assert.False(await Opens(eaux, outside.Romain, door), $"{door} opens for the keeper of another group");
            Assert.False(await Opens(eaux, app.Visitor(), door), $"{door} opens for everybody");
        }
    }

    private static async Task<bool> Opens(Eaux eaux, HttpClient browser, Door door)
    {
        var path = eaux.Path + await Fill(eaux, door.Path);
        var answer = door.Method == "GET" ? await browser.Get(path) : await browser.Post(path, door.Fields);
        Assert.True(
            answer.StatusCode
                is HttpStatusCode.OK
                    or HttpStatusCode.SeeOther
                    or HttpStatusCode.UnprocessableEntity
                    or HttpStatusCode.NotFound,
            $"{door}: {answer.StatusCode}"
        );
        return answer.StatusCode != HttpStatusCode.NotFound;
    }

    /// <summary>A team, a role and a link of its own for each try: a door that opens may take them away.</summary>
    private static async Task<string> Fill(Eaux eaux, string path)
    {
        if (path.Contains("{resource}", StringComparison.Ordinal))
            path = path.Replace("{resource}", $"{(await eaux.MakeLinkAsync("Pad")).Id}", StringComparison.Ordinal);
        if (path.Contains("{role}", StringComparison.Ordinal))
            path = path.Replace(
                "{role}",
                $"{(await eaux.MakeRoleAsync("Bar", Rights.None)).Id}",
                StringComparison.Ordinal
            );
        if (path.Contains("{team}", StringComparison.Ordinal))
            path = path.Replace(
                "{team}",
                $"{(await eaux.MakeTeamAsync("Affiches", Rights.None, "somebody")).Id}",
                StringComparison.Ordinal
            );
        if (path.Contains("{post}", StringComparison.Ordinal))
            path = path.Replace("{post}", $"{(await eaux.DraftAsync()).Id}", StringComparison.Ordinal);
        path = path.Replace("{place}", "banner", StringComparison.Ordinal);
        return path.Replace("{member}", $"{(await eaux.MemberAsync("somebody")).Id}", StringComparison.Ordinal);
    }

    private static bool May(RolePreset preset, Act? act) =>
        act is not { } asked || Templates.Of(GroupKind.Association, preset).May(asked.Area, asked.Level);

    private static string NameOf(RolePreset preset) => $"with_{preset}".ToLowerInvariant();

    private static List<Door> Table() => [.. Doors.Split('\n').Select(Read)];

    private static Door Read(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var path = parts[1].StartsWith('/') ? parts[1] : "";
        var rest = parts[(path.Length == 0 ? 1 : 2)..];
        return new(
            parts[0],
            path,
            rest[0] == "-" ? null : Acts[rest[0]],
            [.. rest.Skip(1).Select(f => (f.Split('=')[0], f.Split('=')[1]))]
        );
    }

    private sealed record Door(string Method, string Path, Act? Act, (string Name, string Value)[] Fields)
    {
        public override string ToString() => $"{Method} {Path}";
    }
}
