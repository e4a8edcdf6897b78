using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Following a group: before and after, and what comes of it.</summary>
internal static class FollowingSights
{
    public static IEnumerable<Sight> All =>
        [
            Get("group-follow", "/@{handle}/follow", s => $"/@{s.Group}/follow"),
            Get("group-follow-account", "/@{handle}/follow", s => $"/@{s.Group}/follow").By(Eyes.WithAccount),
            Post(
                    "group-follow-errors",
                    "/@{handle}/follow",
                    s => $"/@{s.Group}/follow",
                    l => l.SendAsync("main form[action$='/follow']", ("as", "new"), ("as-name", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get(
                    "following",
                    "/account/profiles/{handle}/following",
                    s => $"/account/profiles/{s.Handle}/following?done=follows"
                )
                .By(Eyes.WithAccount),
            // With a link of a letter the walk of those who follow opens it.
            Get("following-stop-none", "/following/{token}", _ => "/following/none").Answers(404),
            Get("group-follow-asked", "/@{handle}/follow", s => $"/@{s.Group}/follow?done=asked"),
            Post(
                    "group-follow-address-errors",
                    "/@{handle}/follow/address",
                    s => $"/@{s.Group}/follow",
                    l => l.SendAsync("main form[action$='/address']", ("email", "lea@"))
                )
                .Answers(422),
            // The link of the letter is opened by the tests of those who follow by address.
            Get("follows-none", "/follows/{token}", _ => "/follows/none").Answers(404),
            Get("elsewhere", "/elsewhere", _ => "/elsewhere"),
            Get("elsewhere-account", "/elsewhere", _ => "/elsewhere?uri=chorale@there.example").By(Eyes.WithAccount),
            Post(
                    "elsewhere-errors",
                    "/elsewhere",
                    _ => "/elsewhere",
                    l => l.SendAsync("main form", ("uri", "n’importe quoi"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("elsewhere-event", "/elsewhere/{id}", _ => Scene.There),
            Get("elsewhere-none", "/elsewhere/{id}", _ => $"/elsewhere/{Guid.Empty}").Answers(404),
            Get("elsewhere-event-asked", "/elsewhere/{id}", _ => Scene.AskedThere).By(Eyes.WithAccount),
            Get("elsewhere-post", "/elsewhere/posts/{id}", _ => Scene.NewsThere).By(Eyes.WithAccount),
            Get("elsewhere-post-promotion", "/elsewhere/posts/{id}/promotion", _ => $"{Scene.NewsThere}/promotion")
                .By(Eyes.WithAccount),
            Get("elsewhere-promotion", "/elsewhere/{id}/promotion", _ => $"{Scene.There}/promotion")
                .By(Eyes.WithAccount),
            Get("elsewhere-coming", "/elsewhere/{id}/coming", _ => $"{Scene.There}/coming").By(Eyes.WithAccount),
            Get("elsewhere-coming-asked", "/elsewhere/{id}/coming", _ => $"{Scene.AskedThere}/coming?done=asked")
                .By(Eyes.WithAccount),
            Post(
                    "elsewhere-coming-errors",
                    "/elsewhere/{id}/coming",
                    _ => $"{Scene.AskedThere}/coming",
                    l => l.SendAsync("main #other form", ("as-name", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("follow-elsewhere", "/follow", _ => "/follow?who=http%3A%2F%2Fthere.example%2Fzoe")
                .By(Eyes.WithAccount),
            Post(
                    "follow-elsewhere-errors",
                    "/follow",
                    _ => "/follow?who=http%3A%2F%2Fthere.example%2Fzoe",
                    l => l.SendAsync("main form", ("as", "new"), ("as-name", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("elsewhere-membership", "/elsewhere/membership", _ => Scene.MembershipOf("zoe")).By(Eyes.WithAccount),
            Get("elsewhere-membership-none", "/elsewhere/membership", _ => "/elsewhere/membership").Answers(404),
            Get("elsewhere-membership-closed", "/elsewhere/membership", _ => Scene.MembershipOf("conseil"))
                .By(Eyes.WithAccount),
            Get("elsewhere-membership-invited", "/elsewhere/membership", _ => Scene.MembershipOf("velo"))
                .By(Eyes.WithAccount),
            Get(
                    "elsewhere-membership-member",
                    "/elsewhere/membership",
                    _ => $"{Scene.MembershipOf("jardin")}&done=accepted"
                )
                .By(Eyes.WithAccount),
            Post(
                    "elsewhere-membership-errors",
                    "/elsewhere/membership",
                    _ => Scene.MembershipOf("zoe"),
                    l => l.SendAsync("main form", ("as", "new"), ("as-name", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("desk-elsewhere", "/desk/elsewhere").By(Eyes.Organizer),
            Post(
                    "desk-elsewhere-errors",
                    "/desk/elsewhere",
                    _ => "/desk/elsewhere",
                    l => l.SendAsync("form[action='/desk/elsewhere']", ("uri", "nulle part"))
                )
                .By(Eyes.Organizer)
                .Answers(422),
            Get("desk-keys", "/desk/keys").By(Eyes.Organizer),
            Post(
                    "desk-keys-errors",
                    "/desk/keys",
                    _ => "/desk/keys",
                    l => l.SendAsync("form[action='/desk/keys']", ("who", "@personne"))
                )
                .By(Eyes.Organizer)
                .Answers(422),
            Get("groups-search", "/groups", _ => "/groups?q=eaux"),
            Get("groups-search-none", "/groups", _ => "/groups?q=zzz"),
        ];
}
