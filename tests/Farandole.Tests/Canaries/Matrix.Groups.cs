namespace Farandole.Tests.Canaries;

internal static partial class Matrix
{
    /// <summary>Of groups, blocks, and those who run the site: what is behind most of them is asked by InsideTests as well, as a member and as nobody.</summary>
    private static string[] Groups =>
        [
            "/groups",
            "/new/group",
            "/new/group?kind=association",
            "/groups/{handle}",
            "/groups/{handle}/settings",
            "/groups/{handle}/end",
            "/groups/{handle}/move",
            "/groups/{handle}/rights",
            "/groups/{handle}/roles/new",
            "/groups/{handle}/roles/{role}",
            "/groups/{handle}/roles/{role}/deletion",
            "/groups/{handle}/members/{member}/role",
            "/groups/{handle}/teams",
            "/groups/{handle}/teams/new",
            "/groups/{handle}/teams/{team}",
            "/groups/{handle}/teams/{team}/edit",
            "/groups/{handle}/teams/{team}/deletion",
            "/groups/{handle}/joining",
            "/groups/{handle}/members",
            "/groups/{handle}/members.csv",
            "/groups/{handle}/members/{member}",
            "/groups/{handle}/members/{member}/removal",
            "/groups/{handle}/members/{member}/ban",
            "/groups/{handle}/blocks",
            "/account/blocks",
            "/account/blocks/new",
            "/desk/blocks",
            "/desk/servers",
            "/desk/servers.csv",
            "/desk/first",
            "/desk/team",
            "/desk/log",
            "/desk/reports",
            "/desk/openings",
            "/desk/openings/{opening}",
            "/groups/{handle}/requests",
            "/groups/{handle}/invitations",
            "/groups/{handle}/invitations/{selector}",
            "/groups/{handle}/me",
            "/groups/{handle}/me/departure",
            "/join/{invitation}",
            "/groups/{handle}/events",
            "/api/v1/groups",
            "/api/v1/groups/{handle}",
            "/api/v1/groups/{handle}/events",
            "/api/v1/groups/{handle}/posts",
            "/api/v1/groups/{handle}/members",
            "/groups/{handle}/resources",
            "/groups/{handle}/resources/new",
            "/groups/{handle}/resources/{resource}/edit",
            "/groups/{handle}/resources/{resource}/deletion",
            "/@{handle}/follow",
            "/account/profiles/{handle}/following",
            "/@{handle}/posts",
            "/@{handle}/posts.atom",
            "/@{handle}/posts/{post}",
            "/@{handle}/posts/{post}/promotion",
            "/@{handle}/posts/{post}/pictures/{picture}.webp",
            "/groups/{handle}/posts",
            "/groups/{handle}/posts/new",
            "/groups/{handle}/posts/{post}/edit",
            "/groups/{handle}/posts/{post}/pictures",
            "/groups/{handle}/posts/{post}/deletion",
        ];

    /// <summary>What those who follow groups read. Made anew: the fields of the other files may come first.</summary>
    private static Dictionary<string, string> AtOwnAddresses =>
        new()
        {
            ["/feeds/{token}.ics"] = "At an address that its owner made: SecrecyTests of what is followed read it.",
            ["/feeds/{token}.atom"] = "At an address that its owner made: SecrecyTests of what is followed read it.",
            ["/follows/{token}"] =
                "Behind a link that a letter brought: the group by its name and the address alone. AddressTests open it.",
            ["/following/{token}"] =
                "Behind a link that a letter brought, and says nothing of what it is about: LetterTests open it.",
        };
}
