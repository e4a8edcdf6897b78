using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts;

/// <summary>What somebody wrote in their groups, drafts included: it is the group's, and signed as long as they are in it.</summary>
internal sealed class PostsMemory : IMemoryPart
{
    private const int Most = 100;

    public string Name => "posts";

    public IReadOnlyList<string> Tables => ["posts"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        var found = await (
            from post in at.Db.Set<Post>()
            join member in at.Db.Set<Member>() on post.WrittenBy equals (Domain.Kernel.MemberId?)member.Id
            join face in at.Db.Set<Profile>() on member.ProfileId equals face.Id
            join about in at.Db.Set<Group>() on post.GroupId equals about.Id
            where face.AccountId == mine.Id
            orderby post.WrittenAt descending
            select new
            {
                post.Id,
                post.Title,
                post.PublishedAt,
                about.Handle,
                Group = about.Name,
                As = face.Name,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return found.ConvertAll(p => new MemoryLine(
            p.Id.ToString(),
            at.Words["memory.posts.line", ("title", p.Title), ("group", p.Group), ("name", p.As)],
            at.Words[p.PublishedAt is null ? "memory.posts.draft" : "memory.posts.seen"],
            at.Words["memory.posts.until"]
        )
        {
            Change = new(
                at.Words["memory.see"],
                p.PublishedAt is null ? $"{Space.PathOf(p.Handle)}/posts" : PostLine.PathOf(p.Handle, p.Id)
            ),
        });
    }
}
