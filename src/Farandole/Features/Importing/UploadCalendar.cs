using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Importing;

/// <summary>A steward chooses a calendar; nothing is done with it yet.</summary>
internal static class UploadCalendar
{
    public const string Path = "/desk/import";

    /// <summary>The file and the little that a form adds.</summary>
    private const int MostBytes = ReadCalendar.MostBytes + 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();
        routes
            .MapPost(Path, Take)
            .Limited(Rate.Export)
            .Personal()
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    private static Results<RazorComponentResult, NotFound> Show(Viewer viewer) =>
        viewer.IsSteward ? Page.Of<UploadPage>(new UploadModel()) : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Take(
        HttpRequest request,
        Viewer viewer,
        WaitingFiles files,
        Reader reader,
        IClock clock,
        Instance instance,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var options = OptionsOf(form["visibility"], form["shift"], out var problem);
        var bytes = await BytesOf(form.Files.GetFile("file"), ct);
        var errors = new List<FieldError>();
        if (bytes is null)
            errors.Add(new("file", reader.Words["import.file.missing"]));
        else if (
            CalendarFile.WhyNot(CalendarFile.Read(bytes, null, clock.GetCurrentInstant(), instance.Zone)) is { } why
        )
            errors.Add(new("file", reader.Words[why]));
        if (problem is not null)
            errors.Add(new("shift", reader.Words[problem]));
        if (errors.Count > 0)
            return Page.Of<UploadPage>(
                new UploadModel(options.Visibility, form["shift"]) { Errors = errors },
                StatusCodes.Status422UnprocessableEntity
            );
        return new SeeOther(CheckCalendar.PathOf(await files.Keep(bytes!, ct), options));
    }

    /// <summary>What a form or an address says; <paramref name="problem"/> is the key of the sentence about the day.</summary>
    public static ImportOptions OptionsOf(string? visibility, string? shift, out string? problem)
    {
        var day = string.IsNullOrWhiteSpace(shift) ? null : LocalDatePattern.Iso.Parse(shift.Trim());
        problem = day is { Success: false } ? "import.bad-day" : null;
        return new ImportOptions(
            Enum.TryParse<Visibility>(visibility, ignoreCase: true, out var known) && Enum.IsDefined(known)
                ? known
                : Visibility.Public,
            day is { Success: true } ? day.Value : null
        );
    }

    private static async Task<byte[]?> BytesOf(IFormFile? file, CancellationToken ct)
    {
        if (file is not { Length: > 0 })
            return null;
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        return copy.ToArray();
    }
}

/// <summary>The form, with what was chosen before.</summary>
public sealed record UploadModel(Visibility Visibility = Visibility.Public, string? Shift = null)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;
}
