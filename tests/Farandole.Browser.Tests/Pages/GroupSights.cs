using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>A group as everybody sees it, and its space.</summary>
internal static class GroupSights
{
    public static IEnumerable<Sight> All =>
        [
            Get("groups", "/groups"),
            Get("groups-own", "/groups").By(Eyes.WithAccount),
            Get("groups-none", "/groups").By(Eyes.OnAQuietSite),
            Get("group", "/@{handle}", s => $"/@{s.Group}"),
            Get("group-kinds", "/new/group"),
            Get("group-kinds-account", "/new/group").By(Eyes.WithAccount),
            Get("group-new", "/new/group", _ => "/new/group?kind=association").By(Eyes.WithAccount),
            Post(
                    "group-errors",
                    "/groups",
                    _ => "/new/group?kind=friends",
                    l => l.SendAsync("form[action='/groups']", ("name", ""), ("handle", "a b"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("group-space", "/groups/{handle}", s => $"/groups/{s.Group}?done=began").By(Eyes.WithAccount),
            Get("group-settings", "/groups/{handle}/settings", s => $"/groups/{s.Group}/settings").By(Eyes.WithAccount),
            Post(
                    "group-settings-errors",
                    "/groups/{handle}/settings",
                    s => $"/groups/{s.Group}/settings",
                    l => l.SendAsync("form[action$='/settings']", ("name", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Post(
                    "group-pictures-errors",
                    "/groups/{handle}/pictures/{place}",
                    s => $"/groups/{s.Group}/settings",
                    l => l.SendAsync("main form[action$='/pictures/banner']", ("alt", new string('a', 400)))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("group-events", "/groups/{handle}/events", s => $"/groups/{s.Group}/events").By(Eyes.WithAccount),
            Get("group-end", "/groups/{handle}/end", s => $"/groups/{s.Group}/end").By(Eyes.WithAccount),
            Get("group-move", "/groups/{handle}/move", s => $"/groups/{s.Group}/move").By(Eyes.WithAccount),
            Post(
                    "group-move-errors",
                    "/groups/{handle}/move",
                    s => $"/groups/{s.Group}/move",
                    l => l.SendAsync("main form[action$='/move']", ("to", "nulle part"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Post(
                    "group-origin-errors",
                    "/groups/{handle}/move/origin",
                    s => $"/groups/{s.Group}/move",
                    l => l.SendAsync("main form[action$='/origin']", ("known", "nulle part"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
        ];
}
