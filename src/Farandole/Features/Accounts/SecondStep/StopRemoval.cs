using System.Buffers.Text;
using Farandole.Domain.Accounts;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.SecondStep;

/// <summary>Keeps the second step on although its removal was asked for: by the link of the letter, or when signed in.</summary>
internal static class StopRemoval
{
    private const string Purpose = "keep second step";
    private const int SelectorBytes = 12;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/second-step/removal/end", KeepOwn).Limited(Rate.Organize).Personal();
        routes.MapGet("/account/second-step/removals/{removal}", Ask).Limited(Rate.Ticket).Personal();
        routes.MapPost("/account/second-step/removals/{removal}", Keep).Limited(Rate.Ticket).Personal();
    }

    public static string PathOf(string removal, AddressHash signer) =>
        $"/account/second-step/removals/{signer.Token(Purpose, Base64Url.DecodeFromChars(removal))}";

    private static async Task<Results<SeeOther, NotFound>> KeepOwn(Viewer viewer, FactorDesk desk, CancellationToken ct)
    {
        if (viewer.Account is not { } mine)
            return TypedResults.NotFound();
        await desk.Keep(f => f.AccountId == mine, ct);
        return new SeeOther("/account?done=second-step-kept");
    }

    private static async Task<RazorComponentResult> Ask(
        string removal,
        string? done,
        AddressHash signer,
        Db db,
        Instance instance,
        CancellationToken ct
    )
    {
        var named = Named(removal, signer);
        var factor = named is null
            ? null
            : await db.Set<SecondFactor>().FirstOrDefaultAsync(f => f.Removal == named, ct);
        var isKept = factor is null && named is not null && done == "kept";
        return Page.Of<StopRemovalPage>(
            new StopRemovalModel(factor is null ? null : removal, factor?.RemovedAt, instance.Zone) { IsKept = isKept },
            factor is null && !isKept ? StatusCodes.Status404NotFound : StatusCodes.Status200OK
        );
    }

    private static async Task<SeeOther> Keep(string removal, AddressHash signer, FactorDesk desk, CancellationToken ct)
    {
        var named = Named(removal, signer);
        if (named is not null)
            await desk.Keep(f => f.Removal == named, ct);
        return new SeeOther($"/account/second-step/removals/{removal}?done=kept");
    }

    private static string? Named(string token, AddressHash signer) =>
        signer.Read(Purpose, token, SelectorBytes) is { } bytes ? Base64Url.EncodeToString(bytes) : null;
}

/// <summary>The page that the letter leads to.</summary>
/// <param name="Link">Null when there is nothing to stop, whatever the reason.</param>
/// <param name="RemovedAt">Unless it is stopped.</param>
/// <param name="Zone">Of the instance.</param>
public sealed record StopRemovalModel(string? Link, Instant? RemovedAt, string Zone)
{
    internal bool IsKept { get; init; }
}
