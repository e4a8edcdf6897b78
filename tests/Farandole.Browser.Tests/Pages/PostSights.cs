using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>News of a group, outside and inside.</summary>
internal static class PostSights
{
    public static IEnumerable<Sight> All =>
        [
            Get("posts", "/@{handle}/posts", s => $"/@{s.Group}/posts"),
            Get("post", "/@{handle}/posts/{post}", s => $"/@{s.Group}/posts/{s.Post}"),
            Get("post-promotion", "/@{handle}/posts/{post}/promotion", s => $"/@{s.Group}/posts/{s.Post}/promotion")
                .By(Eyes.WithAccount),
            Get("event-promotion", "/events/{id}/promotion", s => $"{s.March.Path}/promotion?done=shared")
                .By(Eyes.WithAccount),
            Trouble("post-gone", 410, s => $"/@{s.Group}/posts/{s.PostGone}"),
            Get("group-posts", "/groups/{handle}/posts", s => $"/groups/{s.Group}/posts?done=post-published")
                .By(Eyes.WithAccount),
            Get("group-posts-new", "/groups/{handle}/posts/new", s => $"/groups/{s.Group}/posts/new")
                .By(Eyes.WithAccount),
            Post(
                    "group-posts-errors",
                    "/groups/{handle}/posts",
                    s => $"/groups/{s.Group}/posts/new",
                    l => l.SendAsync("form[action$='/posts']", ("title", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("group-posts-edit", "/groups/{handle}/posts/{post}/edit", s => $"/groups/{s.Group}/posts/{s.Post}/edit")
                .By(Eyes.WithAccount),
            Post(
                    "group-posts-conflict",
                    "/groups/{handle}/posts/{post}/edit",
                    s => $"/groups/{s.Group}/posts/{s.Post}/edit",
                    l => l.SendAsync("form[action$='/edit']", ("revision", "0"))
                )
                .By(Eyes.WithAccount)
                .Answers(409),
            Get(
                    "group-posts-pictures",
                    "/groups/{handle}/posts/{post}/pictures",
                    s => $"/groups/{s.Group}/posts/{s.Post}/pictures?done=picture-added"
                )
                .By(Eyes.WithAccount),
            Post(
                    "group-posts-pictures-errors",
                    "/groups/{handle}/posts/{post}/pictures",
                    s => $"/groups/{s.Group}/posts/{s.Post}/pictures",
                    l => l.SendAsync("main form[action$='/pictures']", ("alt", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get(
                    "group-posts-delete",
                    "/groups/{handle}/posts/{post}/deletion",
                    s => $"/groups/{s.Group}/posts/{s.Post}/deletion"
                )
                .By(Eyes.WithAccount),
        ];
}
