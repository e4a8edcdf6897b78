using Farandole.Domain.Afterwards;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Afterwards;

/// <summary>A picture of the day, made anew without a trace of where it was taken, and what it shows.</summary>
internal static class AddSouvenir
{
    private static readonly Reason Kept = new("kept");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/events/{id}/souvenirs", Add)
            .Limited(Rate.Organize)
            .Personal()
            .WithMetadata(new RequestSizeLimitAttribute(IncomingForm.MostThrownAway));

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Add(
        string id,
        HttpRequest request,
        [AsParameters] AfterwardsTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Page(id, ct) is not { } model)
            return TypedResults.NotFound();
        if (model.Why is { } why)
            throw new RuleBroken(why);
        var form = await IncomingForm.Read(request, ct);
        var alt = PlainText.Line(form.Fields["alt"]);
        var asked = Asked(model with { Alt = form.Fields["alt"] }, form, alt, tools);
        if (asked.Errors.Count > 0)
            return Page.Of<AfterwardsPage>(asked, form.IsTooBig ? 413 : 422);
        await using var upload = form.Picture!.OpenReadStream();
        var cleaned = await tools.Pictures.CleanAsync(upload, ct);
        if (cleaned is CleanedPicture.Refused broken)
            return Page.Of<AfterwardsPage>(asked.With("picture", tools.Reader.Words[broken.Reason.Key()]), 422);
        var picture = (CleanedPicture.Ok)cleaned;
        if (await Keep(model, new(picture.Id, picture.Width, picture.Height, alt!), tools, ct) is { } refused)
            return Page.Of<AfterwardsPage>(
                asked.With("picture", tools.Reader.Words[$"afterwards.reason.{refused}"]),
                409
            );
        return new SeeOther($"{model.Path}?done=souvenir#pictures");
    }

    /// <summary>Everything that is wrong with the form, at once.</summary>
    private static AfterwardsModel Asked(AfterwardsModel model, IncomingForm form, string? alt, AfterwardsTools tools)
    {
        var words = tools.Reader.Words;
        if (form.IsTooBig)
            model = model.With("picture", words[PictureProblem.TooBig.Key()]);
        else if (form.Picture is null)
            model = model.With("picture", words["afterwards.error.picture"]);
        if (alt is null)
            model = model.With("alt", words["afterwards.error.alt"]);
        else if (!PlainText.Fits(alt, Souvenir.MaxAlt))
            model = model.With("alt", words["afterwards.error.alt.long", ("n", Souvenir.MaxAlt)]);
        // Browsers keep what was typed, and no file.
        return model.ErrorOf("alt") is not null && form.Picture is not null
            ? model.With("picture", words["afterwards.error.again"])
            : model;
    }

    /// <summary>Null when it is kept; of what is not kept no file stays.</summary>
    private static async Task<Reason?> Keep(
        AfterwardsModel model,
        Shown shown,
        AfterwardsTools tools,
        CancellationToken ct
    )
    {
        var isKept = false;
        try
        {
            var outcome = await tools.Change(
                model.Seen.Id,
                async (db, turned, token) =>
                {
                    var id = turned.About.Id;
                    var positions = await db.Set<Souvenir>()
                        .Where(s => s.EventId == id)
                        .Select(s => s.Position)
                        .ToListAsync(token);
                    if (positions.Count >= Souvenir.Most)
                        return AfterwardsReasons.TooMany;
                    db.Add(Souvenir.Keep(id, shown, positions.DefaultIfEmpty().Max(), tools.Now));
                    return Kept;
                },
                ct
            );
            isKept = outcome == Kept;
            return isKept ? null : outcome ?? AfterwardsReasons.NotYet;
        }
        finally
        {
            if (!isKept)
                tools.Pictures.Remove(shown.Picture);
        }
    }
}
