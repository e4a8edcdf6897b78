using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Needs;

/// <summary>One line behind the scenes: changed, taken away, its people written down or freed.</summary>
internal static class EditNeed
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/lines/{need:guid}", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/lines/{need:guid}", Change).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/lines/{need:guid}/removal", Remove).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        Guid need,
        [AsParameters] ListTools tools,
        CancellationToken ct
    ) => await Find(id, need, tools, ct) is { } model ? Page.Of<EditNeedPage>(model) : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Change(
        string id,
        Guid need,
        HttpRequest request,
        [AsParameters] ListTools tools,
        CancellationToken ct
    )
    {
        if (await Find(id, need, tools, ct) is not { } model)
            return TypedResults.NotFound();
        var input = NeedInput.From(await request.ReadSentForm(ct));
        var reading = new NeedReading(input, tools.Reader.Words);
        if (reading.Details() is not { } details)
            return Page.Of<EditNeedPage>(
                model with
                {
                    Input = input,
                    Errors = reading.Errors,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await Do(model, tools, (_, line) => line.Edit(details, tools.Clock.GetCurrentInstant()), ct);
        return new SeeOther($"{model.Backstage.Seen.Path}/lines?done=line-changed");
    }

    private static async Task<Results<SeeOther, NotFound>> Remove(
        string id,
        Guid need,
        [AsParameters] ListTools tools,
        CancellationToken ct
    )
    {
        if (await Find(id, need, tools, ct) is not { } model)
            return TypedResults.NotFound();
        await Do(
            model,
            tools,
            (db, line) =>
            {
                line.Remove(tools.Clock.GetCurrentInstant());
                db.Remove(line);
            },
            ct
        );
        return new SeeOther($"{model.Backstage.Seen.Path}/lines?done=line-removed");
    }

    private static Task Do(EditNeedModel model, ListTools tools, Action<Db, Need> change, CancellationToken ct)
    {
        var (id, need) = (model.Backstage.Seen.Id, model.Line.Need.Id);
        return tools.Writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(id, tools.Viewer, token) is null)
                    throw new RuleBroken(Reasons.Deleted);
                await db.HoldLine(need, token);
                if (await db.Set<Need>().AsTracking().FirstOrDefaultAsync(n => n.Id == need, token) is { } line)
                    change(db, line);
            },
            ct
        );
    }

    private static async Task<EditNeedModel?> Find(string id, Guid need, ListTools tools, CancellationToken ct) =>
        await tools.Manages(id, null, ct) is { List: { } list } page
        && list.Lines.FirstOrDefault(l => l.Need.Id == new NeedId(need)) is { } line
            ? new EditNeedModel(line, NeedInput.Of(line.Need)) { Backstage = page.Backstage }
            : null;
}

/// <summary>One line behind the scenes.</summary>
public sealed record EditNeedModel(NeedAsSeen Line, NeedInput Input)
{
    internal BackstageModel Backstage { get; init; } = null!;

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
