using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>The links of a group to its tools elsewhere.</summary>
internal static class ResourceSights
{
    public static IEnumerable<Sight> All => Pages.Select(s => s.By(Eyes.WithAccount));

    private static IEnumerable<Sight> Pages =>
        [
            Get("links", "/groups/{handle}/resources", s => $"{s.Space}/resources?done=resource-added"),
            Get("link-new", "/groups/{handle}/resources/new", s => $"{s.Space}/resources/new"),
            Post(
                    "link-errors",
                    "/groups/{handle}/resources",
                    s => $"{s.Space}/resources/new",
                    l => l.SendAsync("form[action$='/resources']", ("address", "javascript:x"), ("name", ""))
                )
                .Answers(422),
            Get("link-edit", "/groups/{handle}/resources/{resource}/edit", s => $"{s.Space}/resources/{s.Link}/edit"),
            Get(
                "link-delete",
                "/groups/{handle}/resources/{resource}/deletion",
                s => $"{s.Space}/resources/{s.Link}/deletion"
            ),
        ];
}
