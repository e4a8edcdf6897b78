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
            ? Page.Of<EditGroupPage>(EditGroupModel.Of(space) with { Done = done })
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
        var input = SettingsInput.Of(await request.ReadSentForm(ct));
        var (said, wrong) = input.Read(reader.Language, reader.Words);
        if (said is null || wrong.Count > 0)
            return Page.Of<EditGroupPage>(
                new EditGroupModel(space, input.About)
                {
                    Questions = input.Questions,
                    Welcome = input.Welcome,
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
                group.Receive(input.Questions, input.Welcome);
            },
            ct
        )
            ? new SeeOther($"{space.Path}/settings?done=saved")
            : TypedResults.NotFound();
    }
}

/// <summary>The form of a group that is there: what it says, and how it receives.</summary>
internal sealed record SettingsInput(GroupInput About, string? Questions, string? Welcome)
{
    public static SettingsInput Of(IFormCollection form) =>
        new(GroupInput.Of(form), PlainText.Lines(form["questions"]), PlainText.Lines(form["welcome"]));

    /// <summary>As <see cref="GroupInput.Read"/>.</summary>
    public (GroupSaid? Said, List<FieldError> Wrong) Read(string usual, Words words)
    {
        var (said, wrong) = About.Read(usual, words);
        if (!PlainText.Fits(Questions, Group.MaxQuestions) || Questions?.Split('\n').Length > Group.MostQuestions)
            wrong.Add(new("questions", words["groups.error.questions", ("n", Group.MostQuestions)]));
        if (!PlainText.Fits(Welcome, Group.MaxWelcome))
            wrong.Add(new("welcome", words["groups.error.welcome", ("n", Group.MaxWelcome)]));
        return (said, wrong);
    }
}

/// <summary>The form of a group.</summary>
public sealed record EditGroupModel
{
    internal EditGroupModel(Space space, GroupInput input) => (Space, Input) = (space, input);

    /// <summary>As the group is.</summary>
    internal static EditGroupModel Of(Space space) =>
        new(space, GroupInput.Of(space.Group)) { Questions = space.Group.Questions, Welcome = space.Group.Welcome };

    internal Space Space { get; }

    internal GroupInput Input { get; }

    internal string? Questions { get; init; }

    internal string? Welcome { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    /// <summary>With the form of one of its pictures.</summary>
    internal IReadOnlyList<FieldError> WrongPicture { get; init; } = [];

    /// <summary>Of that picture.</summary>
    internal string? Place { get; init; }

    /// <summary>Its description that was sent and not taken.</summary>
    internal string? TypedAlt { get; init; }

    internal string? Done { get; init; }
}
