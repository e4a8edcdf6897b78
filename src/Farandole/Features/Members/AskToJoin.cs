using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>How one becomes a member: at once where the group is open, by asking where it answers, by a link elsewhere.</summary>
internal static class AskToJoin
{
    private const string Path = "/groups/{handle}/joining";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Come).Limited(Rate.Profile).Personal();
        routes.MapPost($"{Path}/end", TakeBack).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        string? done,
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) =>
        await Read(handle, viewer, db, ct) is { } model
            ? Page.Of<JoiningPage>(model with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Come(
        string handle,
        HttpRequest request,
        Viewer viewer,
        Arrivals arrivals,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await Read(handle, viewer, db, ct) is not { } model || model.Who is null)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var (who, answers) = (Newcomer.Of(form), Answers.Of(form, model.Group));
        List<FieldError> wrong = [.. who.Face.Wrong(reader.Words), .. answers.Wrong(reader.Words)];
        if (wrong.Count == 0)
        {
            if (await arrivals.Come(model.Group.Id, who, answers.Words, ct) is not { } reason)
                return new SeeOther(
                    model.Joining == Joining.OnRequest
                        ? $"{Space.PathOf(handle)}/joining?done=asked"
                        : $"{Space.PathOf(handle)}?done=joined"
                );
            wrong.Add(new(reason == Arrivals.NoFace ? "as" : null, reader.Words[$"members.reason.{reason.Code}"]));
        }
        return Page.Of<JoiningPage>(
            model with
            {
                Who = model.Who with { As = who, Wrong = wrong },
                Answers = answers,
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<Results<SeeOther, NotFound>> TakeBack(
        string handle,
        Viewer viewer,
        Arrivals arrivals,
        Db db,
        CancellationToken ct
    )
    {
        if (await Read(handle, viewer, db, ct) is not { Who: not null } model)
            return TypedResults.NotFound();
        await arrivals.TakeBack(model.Group.Id, ct);
        return new SeeOther($"{Space.PathOf(handle)}/joining?done=taken-back");
    }

    private static async Task<JoiningModel?> Read(string handle, Viewer viewer, Db db, CancellationToken ct)
    {
        var named = Handle.Parse(handle)?.Value;
        var group = named is null ? null : await db.GroupsFor(viewer).FirstOrDefaultAsync(g => g.Handle == named, ct);
        if (group is null)
            return null;
        if (viewer.Account is not { } account)
            return new(group);
        var wanted = group.Id;
        var asked = await (
            from request in db.RequestsOf(wanted, account)
            join profile in db.Set<Profile>() on request.ProfileId equals profile.Id
            select profile.Name
        ).FirstOrDefaultAsync(ct);
        return new(group)
        {
            Who = new WhoActs(await db.FacesOf(account, ct)),
            Mine = viewer.In(group.Id),
            AskedAs = asked,
            IsBarred = await db.IsBarred(wanted, account, ct),
        };
    }
}

/// <summary>How one becomes a member of a group, for whoever looks.</summary>
public sealed record JoiningModel
{
    internal JoiningModel(Group group) => Group = group;

    internal Group Group { get; }

    /// <summary>Null for whoever is not signed in.</summary>
    internal WhoActs? Who { get; init; }

    internal Membership? Mine { get; init; }

    /// <summary>The name of the face under which they have asked.</summary>
    internal string? AskedAs { get; init; }

    internal Answers? Answers { get; init; }

    internal string? Done { get; init; }

    /// <summary>Never said: what they see is what others see where they cannot come in.</summary>
    internal bool IsBarred { get; init; }

    internal Joining Joining => JoiningRules.AsSeen(Group, IsBarred);

    internal bool Rests => Group.ArchivedOn is not null || Group.EndsAt is not null;
}

/// <summary>The faces of who looks, and which of them was chosen.</summary>
internal sealed record WhoActs(IReadOnlyList<Face> Faces)
{
    public Newcomer? As { get; init; }

    public IReadOnlyList<FieldError> Wrong { get; init; } = [];
}
