using Farandole.Domain.Afterwards;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Afterwards;

/// <summary>One letter to those who came: typed, shown again with how many it reaches and when, then sent. Once.</summary>
internal static class WriteThanks
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/afterwards/letter", Take).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Take(
        string id,
        HttpRequest request,
        Later later,
        [AsParameters] AfterwardsTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Page(id, ct) is not { } model)
            return TypedResults.NotFound();
        if (model.Why is { } why)
            throw new RuleBroken(why);
        var input = ThanksInput.Of(await request.ReadSentForm(ct));
        var typed = model with { Letter = input };
        if (model.Word.WhyNotWrite() is not null)
            return Page.Of<AfterwardsPage>(typed.With(null, Sent(model, tools)), StatusCodes.Status409Conflict);
        if (input.Step == "edit")
            return Page.Of<AfterwardsPage>(typed);
        if (Examined(typed, tools) is { Errors.Count: > 0 } wrong)
            return Page.Of<AfterwardsPage>(wrong, StatusCodes.Status422UnprocessableEntity);
        if (input.Step != "send")
            return Page.Of<AfterwardsPage>(await Preview(typed, tools, ct));
        return await Send(typed, later, tools, ct);
    }

    private static AfterwardsModel Examined(AfterwardsModel model, AfterwardsTools tools)
    {
        var words = tools.Reader.Words;
        foreach (var (field, key, most) in model.Letter.Troubles())
            model = model.With(field, words[key, ("n", most)]);
        return model.Reaches.Of(model.Letter.To) == 0 ? model.With("text", words["afterwards.error.nobody"]) : model;
    }

    private static async Task<AfterwardsModel> Preview(
        AfterwardsModel model,
        AfterwardsTools tools,
        CancellationToken ct
    )
    {
        var readers = tools.Db.ThankedBy(model.Seen.Id, model.Letter.To);
        var forecast = await Forecast.Of(tools.Db, model.Seen.Id, readers, tools.Instance.Zone, tools.Now, ct);
        return model with { IsPreview = true, Forecast = forecast };
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Send(
        AfterwardsModel model,
        Later later,
        AfterwardsTools tools,
        CancellationToken ct
    )
    {
        var outcome = await tools.Change(
            model.Seen.Id,
            (db, turned, token) => Write(db, turned, model.Letter, later, tools, token),
            ct
        );
        if (outcome is null)
            return TypedResults.NotFound();
        return outcome.Why is null
            ? new SeeOther($"{model.Path}?done=thanked")
            : Page.Of<AfterwardsPage>(
                model.With(null, Sent(model with { Word = outcome.Word }, tools)),
                StatusCodes.Status409Conflict
            );
    }

    private static async Task<Written> Write(
        Db db,
        Turned turned,
        ThanksInput input,
        Later later,
        AfterwardsTools tools,
        CancellationToken ct
    )
    {
        var (about, word, by) = turned;
        if (word.WhyNotWrite() is { } why)
            return new(word, why);
        var readers = await db.ThankedBy(about.Id, input.To).Select(p => p.Id).ToListAsync(ct);
        word.Write(input.Subject!, input.Text!, readers.Count, tools.Now);
        foreach (var reader in readers)
            later.Do(db, new ThanksToSend(reader), tools.Now);
        about.Note($"thanked:{readers.Count}", by, tools.Now);
        return new(word, null);
    }

    private static string Sent(AfterwardsModel model, AfterwardsTools tools) =>
        tools.Reader.Words[
            $"afterwards.reason.{AfterwardsReasons.LetterSent}",
            ("moment", tools.Reader.Words.Moment(model.Word.LetterAt!.Value, model.Zone))
        ];

    /// <summary>What became of it.</summary>
    private sealed record Written(Afterword Word, Reason? Why);
}
