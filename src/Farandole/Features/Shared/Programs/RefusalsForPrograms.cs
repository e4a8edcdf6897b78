using Farandole.Platform.Text;
using Microsoft.AspNetCore.Mvc;

namespace Farandole.Features.Shared.Programs;

/// <summary>How the doors of groups say no to programs: "no member", "may not" and "no such group" are one answer.</summary>
internal static class RefusalsForPrograms
{
    public static IResult NoGroup(this Words words) =>
        words.Refuse(StatusCodes.Status404NotFound, "programs.group.none");

    /// <summary>Each field with what is wrong with it.</summary>
    public static IResult RefuseFields(this Words words, IEnumerable<FieldError> wrong) =>
        TypedResults.Json(
            new ProblemDetails
            {
                Status = StatusCodes.Status422UnprocessableEntity,
                Title = words["programs.fields"],
                Extensions =
                {
                    ["errors"] = wrong
                        .GroupBy(w => w.Field ?? "")
                        .ToDictionary(f => f.Key, f => f.Select(w => w.Message).ToArray()),
                },
            },
            contentType: "application/problem+json",
            statusCode: StatusCodes.Status422UnprocessableEntity
        );
}
