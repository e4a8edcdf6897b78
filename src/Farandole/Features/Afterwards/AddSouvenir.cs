using Farandole.Domain.Afterwards;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Pictures;
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
        var input = await PictureInput.Read(request, ct);
        var asked = model with { Alt = input.Typed, Errors = [.. input.Wrong(tools.Reader.Words)] };
        if (asked.Errors.Count > 0)
            return Page.Of<AfterwardsPage>(asked, input.Status);
        await using var upload = input.File!.OpenReadStream();
        var cleaned = await tools.Pictures.CleanAsync(upload, ct);
        if (cleaned is CleanedPicture.Refused broken)
            return Page.Of<AfterwardsPage>(asked.With("picture", tools.Reader.Words[broken.Reason.Key()]), 422);
        var picture = (CleanedPicture.Ok)cleaned;
        if (await Keep(model, new(picture.Id, picture.Width, picture.Height, input.Alt!), tools, ct) is { } refused)
            return Page.Of<AfterwardsPage>(
                asked.With("picture", tools.Reader.Words[$"afterwards.reason.{refused}"]),
                409
            );
        return new SeeOther($"{model.Path}?done=souvenir#pictures");
    }

    /// <summary>Null when it is kept; of what is not kept no file stays.</summary>
    private static async Task<Reason?> Keep(
        AfterwardsModel model,
        ShownPicture shown,
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
