using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Needs;

/// <summary>The organizers' page of the list: lines, templates, rules.</summary>
internal static class ManageNeeds
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/lines", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/lines", Add).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/lines/rules", Settle).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        [AsParameters] ListTools tools,
        CancellationToken ct
    ) => await tools.Manages(id, done, ct) is { } model ? Page.Of<ManageNeedsPage>(model) : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Add(
        string id,
        HttpRequest request,
        [AsParameters] ListTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Manages(id, null, ct) is not { } model)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var input = NeedInput.From(form);
        var reading = new NeedReading(input, tools.Reader.Words);
        var start = model.Backstage.Seen.Schedule?.Time;
        var lines =
            NeedTemplates.Of(form["template"], tools.Reader.Words, start)
            ?? (reading.Details() is { } one ? [one] : null);
        if (lines is not null && (model.List?.Lines.Count ?? 0) + lines.Count > NeedList.MaxLines)
            reading.Add("label", "needs.error.many", ("most", NeedList.MaxLines));
        if (lines is null || reading.Errors.Count > 0)
            return Page.Of<ManageNeedsPage>(
                model with
                {
                    Input = input,
                    Errors = reading.Errors,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var eventId = model.Backstage.Seen.Id;
        await tools.Writer.Write((db, token) => Keep(db, eventId, lines, tools, token), ct);
        return new SeeOther($"/events/{eventId}/lines?done=line-added");
    }

    private static async Task Keep(
        Db db,
        EventId id,
        IReadOnlyList<NeedDetails> lines,
        ListTools tools,
        CancellationToken ct
    )
    {
        if (await db.OrganizedToChange(id, tools.Viewer, ct) is null)
            throw new RuleBroken(Reasons.Deleted);
        var now = tools.Clock.GetCurrentInstant();
        if (!await db.Set<NeedList>().AnyAsync(l => l.EventId == id, ct))
            db.Add(NeedList.Open(id, now));
        foreach (var (line, order) in lines.Select((l, i) => (l, i)))
            db.Add(Need.Add(id, line, null, now + Duration.FromMilliseconds(order)));
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Settle(
        string id,
        HttpRequest request,
        [AsParameters] ListTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Manages(id, null, ct) is not { List: not null } model)
            return TypedResults.NotFound();
        var typed = RulesInput.From(await request.ReadSentForm(ct));
        var errors = typed.Errors(tools.Reader.Words).ToList();
        if (errors.Count > 0)
            return Page.Of<ManageNeedsPage>(
                model with
                {
                    Typed = typed,
                    Errors = errors,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var eventId = model.Backstage.Seen.Id;
        var isPublic = model.Backstage.Seen.Visibility == Visibility.Public;
        await tools.Writer.Write(
            async (db, token) =>
            {
                var list = await db.Set<NeedList>().AsTracking().FirstAsync(l => l.EventId == eventId, token);
                var names = isPublic ? list.TakesFirstNames : typed.TakesFirstNames;
                list.Settle(typed.Most, typed.Day, typed.TakesOffers, names, tools.Clock.GetCurrentInstant());
            },
            ct
        );
        return new SeeOther($"/events/{eventId}/lines?done=rules-kept");
    }

    /// <summary>Null for whoever does not organize it.</summary>
    public static async Task<ManageNeedsModel?> Manages(
        this ListTools tools,
        string id,
        string? done,
        CancellationToken ct
    )
    {
        if (await tools.Db.Backstages(id, tools.Viewer, tools.Clock, ct, done) is not { } backstage)
            return null;
        var at = new AtTheList(backstage.Seen, null, null, null);
        return new ManageNeedsModel
        {
            Backstage = backstage,
            List = await tools.Db.NeedsOf(at, tools.Clock.GetCurrentInstant(), ct),
        };
    }
}

/// <summary>The organizers' page of the list.</summary>
public sealed record ManageNeedsModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    /// <summary>Null until the first line or template.</summary>
    public NeedsModel? List { get; init; }

    public NeedInput Input { get; init; } = new();

    public RulesInput? Typed { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>The rules of the list as typed.</summary>
public sealed record RulesInput(string? PerPerson, string? LastDay, bool TakesOffers, bool TakesFirstNames)
{
    internal int? Most =>
        int.TryParse(PerPerson, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;

    internal LocalDate? Day =>
        LastDay is not null && LocalDatePattern.Iso.Parse(LastDay) is { Success: true } read ? read.Value : null;

    public static RulesInput From(IFormCollection form) =>
        new(
            PlainText.Line(form["perPerson"]),
            PlainText.Line(form["lastDay"]),
            form["takesOffers"].Count > 0,
            form["takesFirstNames"].Count > 0
        );

    internal IEnumerable<FieldError> Errors(Platform.Text.Words words)
    {
        if (PerPerson is not null && Most is not (>= 1 and <= NeedList.MaxPerPerson))
            yield return new("perPerson", words["needs.error.most", ("most", NeedList.MaxPerPerson)]);
        if (LastDay is not null && Day is null)
            yield return new("lastDay", words["needs.error.day"]);
    }
}
