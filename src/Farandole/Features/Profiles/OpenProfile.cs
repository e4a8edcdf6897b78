using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Profiles;

/// <summary>Makes a profile; its handle is chosen once.</summary>
internal static class OpenProfile
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/profiles/new", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/account/profiles", Open).Limited(Rate.Profile).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        [AsParameters] ProfileDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (desk.Mine is not { } mine)
            return TypedResults.NotFound();
        var have = await db.Set<Profile>().CountAsync(p => p.AccountId == mine, ct);
        return Page.Of<EditProfilePage>(
            new EditProfileModel(null, new ProfileInput(null, null, null, reader.Language, IsFindable: false))
            {
                IsFull = have >= Profile.Most,
            }
        );
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Open(
        HttpRequest request,
        [AsParameters] ProfileDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        if (desk.Mine is not { } mine)
            return TypedResults.NotFound();
        var input = ProfileInput.Of(await request.ReadSentForm(ct));
        var (said, wrong) = input.Read(reader.Language, reader.Words);
        var handle = Handle.Parse(input.Handle);
        if (handle is null)
            wrong = [.. wrong, new("handle", reader.Words["profiles.error.handle"])];
        if (handle is null || said is null)
            return Again(input, wrong);
        return await desk.Open(mine, handle, said, ct) is { } reason
            ? Again(
                input,
                [new(reason == Profile.NotFree ? "handle" : null, reader.Words[$"profiles.reason.{reason.Code}"])]
            )
            : new SeeOther($"{OwnFace.PathOf(handle.Value)}?done=made");
    }

    private static RazorComponentResult Again(ProfileInput input, IReadOnlyList<FieldError> wrong) =>
        Page.Of<EditProfilePage>(
            new EditProfileModel(null, input) { Wrong = wrong },
            StatusCodes.Status422UnprocessableEntity
        );
}

/// <summary>The form of a profile, new or old.</summary>
public sealed record EditProfileModel
{
    internal EditProfileModel(Profile? profile, ProfileInput input) => (Profile, Input) = (profile, input);

    /// <summary>Null while it is being made.</summary>
    internal Profile? Profile { get; }

    internal string? Handle => Profile?.Handle;

    internal ProfileInput Input { get; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    /// <summary>With the form of its picture.</summary>
    internal IReadOnlyList<FieldError> WrongPicture { get; init; } = [];

    /// <summary>The description of the picture that was sent and not taken.</summary>
    internal string? TypedAlt { get; init; }

    internal string? Done { get; init; }

    /// <summary>The groups that the profile is a member of.</summary>
    internal IReadOnlyList<FaceCircle> Circles { get; init; } = [];

    /// <summary>The account has as many as it may have.</summary>
    internal bool IsFull { get; init; }
}
