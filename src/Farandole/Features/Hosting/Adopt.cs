using Farandole.Features.Hosting.Together;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Farandole.Features.Hosting;

/// <summary>Who organizes an event gives it a host, or another one: an event without an account can grow up.</summary>
internal static class Adopt
{
    private const string Path = "/events/{id}/hosting";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Give).Limited(Rate.Organize).Personal();
    }

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] AdoptionDesk Desk,
        [FromServices] Reader Reader,
        [FromServices] IClock Clock
    );

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string id,
        string? done,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) => await Model(id, done, viewer, tools, ct) is { } model ? Page.Of<HostingPage>(model) : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Give(
        string id,
        HttpRequest request,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await Model(id, null, viewer, tools, ct) is not { } model || !model.Sides.AreHeld())
            return TypedResults.NotFound();
        var typed = (await request.ReadSentForm(ct))["host"].ToString();
        var chosen = model.Choices.FirstOrDefault(c => c.Value == typed);
        var wrong =
            chosen is null && typed.Length > 0 ? "hosting.error.unknown"
            : await tools.Desk.Give(model.Backstage.Seen.Id, chosen, viewer, ct) is { } reason
                ? $"hosting.reason.{reason.Code}"
            : null;
        return wrong is null
            ? new SeeOther(
                $"/events/{id}/{(chosen is null && viewer.OrganizerOf(model.Backstage.Seen.Id)?.KeyId is null ? "" : "hosting?done=hosted")}"
            )
            : Page.Of<HostingPage>(
                model with
                {
                    Typed = typed,
                    Wrong = tools.Reader.Words[wrong],
                },
                StatusCodes.Status422UnprocessableEntity
            );
    }

    internal static async Task<HostingModel?> Model(
        string id,
        string? done,
        Viewer viewer,
        Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Db.Backstages(id, viewer, tools.Clock, ct, done) is not { } backstage)
            return null;
        var proposal = await tools.Db.ProposalOf(backstage.Seen.Id, ct);
        return new HostingModel(backstage with { PublishesBelow = proposal is not null })
        {
            IsSignedIn = viewer.Account is not null,
            Sides = await tools.Db.SidesOf(backstage.Seen.Id, viewer, ct),
            Asked = await tools.Db.WaitingFor(backstage.Seen.Id, ct),
            ByLink =
            [
                .. (await tools.Db.HostsOf([backstage.Seen.Id], viewer, ct))[backstage.Seen.Id].Where(h => !h.IsForAll),
            ],
            // What exists already is given, not proposed.
            Choices = [.. (await tools.Db.HostsFor(viewer, tools.Reader.Words, ct)).Where(c => c.Proposer is null)],
            Proposal = proposal,
        };
    }
}

/// <summary>The page on which an event is given into hands.</summary>
public sealed record HostingModel
{
    internal HostingModel(BackstageModel backstage) => Backstage = backstage;

    internal BackstageModel Backstage { get; }

    internal bool IsSignedIn { get; init; }

    /// <summary>Who announces it, the one who holds it first.</summary>
    internal IReadOnlyList<Side> Sides { get; init; } = [];

    /// <summary>Who is asked to announce it too.</summary>
    internal IReadOnlyList<AskedHost> Asked { get; init; } = [];

    /// <summary>Those whom not everybody who sees the event is told of.</summary>
    internal IReadOnlyList<HostAsSeen> ByLink { get; init; } = [];

    /// <summary>Who was to be asked, as typed, and why they cannot be.</summary>
    internal (string? Typed, string? Wrong) Asking { get; init; }

    /// <summary>Why somebody cannot leave.</summary>
    internal string? Leaving { get; init; }

    internal IReadOnlyList<HostChoice> Choices { get; init; } = [];

    /// <summary>It waits for a second person; null when it does not.</summary>
    internal Proposal? Proposal { get; init; }

    /// <summary>What is to be changed, as typed, and what is wrong with it.</summary>
    internal (string? Word, string? Wrong) Back { get; init; }

    internal string? Typed { get; init; }

    internal string? Wrong { get; init; }
}
