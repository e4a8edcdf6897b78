using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>One member, for those who manage them: what they are, and sending them away.</summary>
internal static class ManageMember
{
    private const string Path = "/groups/{handle}/members/{member:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes.MapGet($"{Path}/removal", Ask).Limited(Rate.Read).Personal();
        routes.MapPost($"{Path}/removal", Remove).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        Guid member,
        string? done,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await tools.Read(handle, member, ct) is { } model
            ? Page.Of<MemberPage>(model with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Guid member,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) => await tools.Read(handle, member, ct) is { } model ? Page.Of<RemoveMemberPage>(model) : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Remove(
        string handle,
        Guid member,
        MemberDesk desk,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Read(handle, member, ct) is not { } model)
            return TypedResults.NotFound();
        return await desk.Remove(model.Space, new(member), ct) is { } reason
            ? Page.Of<RemoveMemberPage>(model with { WhyNotRemove = reason }, StatusCodes.Status409Conflict)
            : new SeeOther($"{model.Space.Path}/members?done=removed");
    }

    /// <summary>What these pages are made of.</summary>
    internal sealed record Tools(Viewer Viewer, Db Db, IClock Clock)
    {
        public async Task<MemberModel?> Read(string handle, Guid member, CancellationToken ct)
        {
            if (await Db.SpaceOf(Viewer, handle, Act.ManageMembers, ct) is not { } space)
                return null;
            var (id, today) = (new MemberId(member), Clock.GetCurrentInstant().InUtc().Date);
            if (await Db.MembersFor(space).FirstOrDefaultAsync(m => m.Member.Id == id, ct) is not { } row)
                return null;
            return new(space, (await Db.Describe(space.Group.Id, [row], today, ct))[0])
            {
                WhyNotRemove = await Db.WhyNotRemove(space, row.Member, today, ct),
            };
        }
    }
}

/// <summary>A member, for those who manage them.</summary>
public sealed record MemberModel
{
    internal MemberModel(Space space, MemberLine line) => (Space, Line) = (space, line);

    internal Space Space { get; }

    internal MemberLine Line { get; }

    internal Reason? WhyNotRemove { get; init; }

    internal string? Done { get; init; }

    internal bool IsMe => Line.Row.Member.Id == Space.Mine.Member;

    internal string Path => $"{Space.Path}/members/{Line.Row.Member.Id}";
}
