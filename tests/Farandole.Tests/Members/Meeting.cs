using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Farandole.Tests.Members;

/// <summary>What people do to come into the group called Eaux Vives, and in it.</summary>
internal static partial class Meeting
{
    public const string Space = "/groups/eaux_vives";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The group receives people in another way from now on.</summary>
    public static async Task Receives(
        this HttpClient keeper,
        Joining joining,
        string questions = "",
        string welcome = "",
        bool isListed = true
    ) =>
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (
                await keeper.Post(
                    $"{Space}/settings",
                    ("name", "Eaux Vives"),
                    ("language", "fr"),
                    ("joining", joining.ToString()),
                    ("listed", isListed ? "true" : "false"),
                    ("questions", questions),
                    ("welcome", welcome)
                )
            ).StatusCode
        );

    public static Task<HttpResponseMessage> Comes(
        this HttpClient somebody,
        string @as,
        string shown = nameof(Shown.ToMembers),
        params (string Name, string Value)[] more
    ) => somebody.Post($"{Space}/joining", [("as", @as), ("shown", shown), .. more]);

    /// <summary>Makes an invitation; returns its link.</summary>
    public static async Task<string> Invites(
        this HttpClient member,
        App app,
        RolePreset preset,
        int uses = 20,
        params (string Name, string Value)[] more
    )
    {
        var made = await member.Post(
            $"{Space}/invitations",
            [.. (await app.Invitation(preset, uses)).Where(f => more.All(m => m.Name != f.Name)), .. more]
        );
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return Links().Match(await member.Page(made.Headers.Location!.ToString())).Value;
    }

    public static async Task<(string Name, string Value)[]> Invitation(
        this App app,
        RolePreset preset,
        int uses = 20
    ) =>
        [
            ("role", (await app.Look(db => db.Set<Role>().SingleAsync(r => r.Preset == preset, Ct))).Id.ToString()),
            ("uses", $"{uses}"),
            ("ends", "2027-04-01"),
        ];

    /// <summary>The members by handle, with the preset of each.</summary>
    public static Task<Dictionary<string, RolePreset?>> MembersOf(this App app) =>
        app.Look(db =>
            (
                from member in db.Set<Member>()
                join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
                join role in db.Set<Role>() on member.RoleId equals role.Id
                select new { profile.Handle, role.Preset }
            ).ToDictionaryAsync(m => m.Handle, m => m.Preset, Ct)
        );

    public static async Task<string> MemberPath(this App app, string handle) =>
        $"{Space}/members/{(await app.Look(db => (from member in db.Set<Member>() join profile in db.Set<Profile>() on member.ProfileId equals profile.Id where profile.Handle == handle select member.Id).SingleAsync(Ct)))}";

    public static async Task<string> RequestPath(this App app) =>
        $"{Space}/requests/{(await app.Look(db => db.Set<GroupRequest>().Select(r => r.Id).SingleAsync(Ct)))}";

    public static string JoinLink(this MimeMessage letter) => Links().Match(letter.TextBody ?? "").Value;

    [GeneratedRegex(@"/join/fj1_[\w-]+")]
    private static partial Regex Links();
}
