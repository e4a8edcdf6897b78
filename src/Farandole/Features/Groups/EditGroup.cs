using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Groups;

/// <summary>What a group says of itself, asks of those who want to join and tells newcomers.</summary>
internal static class EditGroup
{
    private const string Path = "/groups/{handle}/settings";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Save).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        string? done,
        GroupDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(desk.Viewer, handle, Act.ChangeGroup, ct) is { } space
            ? Page.Of<EditGroupPage>(
                new EditGroupModel(space, GroupInput.Of(space.Group))
                {
                    Questions = space.Group.Questions,
                    Welcome = space.Group.Welcome,
                    Done = done,
                }
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Save(
        string handle,
        HttpRequest request,
        GroupDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(desk.Viewer, handle, Act.ChangeGroup, ct) is not { } space)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var input = GroupInput.Of(form);
        var (said, wrong) = input.Read(reader.Language, reader.Words);
        var (questions, welcome) = (PlainText.Lines(form["questions"]), PlainText.Lines(form["welcome"]));
        if (!PlainText.Fits(questions, Group.MaxQuestions) || questions?.Split('\n').Length > Group.MostQuestions)
            wrong.Add(new("questions", reader.Words["groups.error.questions", ("n", Group.MostQuestions)]));
        if (!PlainText.Fits(welcome, Group.MaxWelcome))
            wrong.Add(new("welcome", reader.Words["groups.error.welcome", ("n", Group.MaxWelcome)]));
        if (said is null || wrong.Count > 0)
            return Page.Of<EditGroupPage>(
                new EditGroupModel(space, input)
                {
                    Questions = questions,
                    Welcome = welcome,
                    Wrong = wrong,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        return await desk.Change(
            handle,
            Act.ChangeGroup,
            "changed",
            (group, now) =>
            {
                group.Say(said, now);
                group.Receive(questions, welcome);
            },
            ct
        )
            ? new SeeOther($"{space.Path}/settings?done=saved")
            : TypedResults.NotFound();
    }
}

/// <summary>The form of a group.</summary>
public sealed record EditGroupModel
{
    internal EditGroupModel(Space space, GroupInput input) => (Space, Input) = (space, input);

    internal Space Space { get; }

    internal GroupInput Input { get; }

    internal string? Questions { get; init; }

    internal string? Welcome { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }
}
