using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Coming;

/// <summary>
/// Somebody comes to an event of another site as one of their profiles, and no more: the page says what the other site will
/// know before anything is sent to it, and how it is afterwards.
/// </summary>
internal static class ComeElsewhere
{
    private const string Door = "/elsewhere/{id}/coming";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Door, Show).Limited(Rate.Read).Personal();
        routes.MapPost(Door, Come).Limited(Rate.Profile).Personal();
        routes.MapPost(Door + "/{coming:guid}/withdrawal", Withdraw).Limited(Rate.Organize).Personal();
    }

    public static string PathOf(Guid id) => $"{RemoteEventRow.PathOf(id)}/coming";

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] ComingDesk Desk,
        Viewer Viewer,
        [FromServices] Instance Instance,
        [FromServices] Reader Reader,
        [FromServices] IClock Clock
    );

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Show(
        string id,
        string? done,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await Find(id, tools, ct) is not { } seen)
            return TypedResults.NotFound();
        return tools.Viewer.Account is { } mine
            ? Page.Of<ComingPage>(await Read(seen, mine, tools, ct) with { Done = done })
            : new SeeOther(WayBack.SignIn(PathOf(seen.Event.Id)));
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Come(
        string id,
        HttpRequest request,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (tools.Viewer.Account is not { } mine || await Find(id, tools, ct) is not { } seen)
            return TypedResults.NotFound();
        var (form, words) = (await request.ReadSentForm(ct), tools.Reader.Words);
        var (by, message) = (FaceInput.Of(form), PlainText.Lines(form["message"]));
        List<FieldError> wrong = [.. by.Wrong(words)];
        if (!PlainText.Fits(message, Participation.MaxMessage))
            wrong.Add(new("message", words["coming-elsewhere.error.message", ("n", Participation.MaxMessage)]));
        if (wrong.Count == 0)
        {
            if (await tools.Desk.Come(seen.Event.Id, mine, by, message, ct) is not { } whyNot)
                return new SeeOther($"{PathOf(seen.Event.Id)}?done=asked");
            wrong.Add(new(whyNot == ComingDesk.Closed ? null : "as", words[$"coming-elsewhere.reason.{whyNot.Code}"]));
        }
        return Page.Of<ComingPage>(
            await Read(seen, mine, tools, ct) with
            {
                By = by,
                Message = form["message"],
                Wrong = wrong,
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Withdraw(
        string id,
        Guid coming,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        tools.Viewer.Account is { } mine
        && await Find(id, tools, ct) is { } seen
        && await tools.Desk.Withdraw(coming, mine, ct)
            ? new SeeOther($"{PathOf(seen.Event.Id)}?done=withdrawn")
            : TypedResults.NotFound();

    private static async Task<ComingModel> Read(ElsewhereSeen seen, AccountId mine, Tools tools, CancellationToken ct)
    {
        var (db, about) = (tools.Db, seen.Event.Id);
        var own = await db.ComingOf(mine).Where(p => p.EventId == about).Own(db, ct);
        return new ComingModel
        {
            Seen = seen,
            IsOpen = ComingDesk.IsOpen(seen.Event, tools.Clock.GetCurrentInstant()),
            Here = tools.Instance.Url.Authority,
            Mine = own,
            Faces = (await db.FacesOf(mine, ct)).FindAll(f => own.All(c => c.Handle != f.Handle)),
        };
    }

    private static async Task<ElsewhereSeen?> Find(string id, Tools tools, CancellationToken ct) =>
        Guid.TryParseExact(id, "D", out var wanted)
            ? (await tools.Db.Set<RemoteEventRow>().Where(e => e.Id == wanted).Seen(tools.Db, ct)).SingleOrDefault()
            : null;
}

/// <summary>Asks as whom one comes to an event of another site, and shows how it is.</summary>
public sealed record ComingModel
{
    internal ElsewhereSeen Seen { get; init; } = null!;

    /// <summary>Whether one may come, still.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>The name of this site, as it stands in handles.</summary>
    internal string Here { get; init; } = "";

    /// <summary>What profiles of whoever asks have answered.</summary>
    internal IReadOnlyList<OwnComing> Mine { get; init; } = [];

    /// <summary>Those of their profiles that have not answered.</summary>
    internal IReadOnlyList<Face> Faces { get; init; } = [];

    internal FaceInput? By { get; init; }

    internal string? Message { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }
}
