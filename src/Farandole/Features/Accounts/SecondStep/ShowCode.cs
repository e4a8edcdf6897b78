using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.SecondStep;

/// <summary>
/// The second step of a sign-in, by a code of the telephone or of the paper. Until it is shown nothing of the account is,
/// whichever way its owner came: the grant of the session comes down to that.
/// </summary>
internal static class ShowCode
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/second-step/proofs", Enter).Limited(Rate.Key).Personal();
        routes.MapPost("/account/second-step/removal", AskRemoval).Limited(Rate.Letter).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Enter(
        HttpContext context,
        Viewer viewer,
        Halves halves,
        FactorDesk desk,
        Sessions sessions,
        CancellationToken ct
    )
    {
        if (viewer.Halfway is not { AccountId: { } account } half)
            return TypedResults.NotFound();
        var form = await context.Request.ReadSentForm(ct);
        var (code, paper) = (PlainText.Line(form["code"]), PlainText.Line(form["paper"]));
        if (!await desk.Passes(account, code ?? paper ?? "", ct))
            return Page.Of<SecondStepPage>(
                (await halves.Read(half, context, ct)) with
                {
                    TypedCode = code ?? (paper is null ? "" : null),
                    TypedPaper = code is null ? paper : null,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var entry = new Entry(account, half.Way ?? SignedBy.Letter) { IsWhole = true };
        await sessions.SignIn(context, entry, DeviceLabel.Of(context.Request.Headers.UserAgent), ct);
        return new SeeOther("/account?done=back");
    }

    /// <summary>Only whoever reads the letters of the account may ask: whoever has found out the password may not.</summary>
    private static async Task<Results<SeeOther, NotFound>> AskRemoval(
        Viewer viewer,
        FactorDesk desk,
        CancellationToken ct
    )
    {
        if (viewer.Halfway is not { AccountId: { } account, Way: SignedBy.Letter })
            return TypedResults.NotFound();
        await desk.AskRemoval(account, ct);
        return new SeeOther("/account?done=removal");
    }

    /// <summary>What the page of the second step says: nothing that is not needed to go on.</summary>
    internal sealed class Halves(Db db, Sessions sessions, Instance instance)
    {
        public async Task<SecondStepModel> Read(Grant half, HttpContext context, CancellationToken ct)
        {
            var mine = half.AccountId;
            return new SecondStepModel(Visit.NameOf(sessions.IdOf(context)!), instance.Zone)
            {
                IsByLetter = half.Way == SignedBy.Letter,
                RemovedAt = await db.Set<SecondFactor>()
                    .Where(f => f.AccountId == mine)
                    .Select(f => f.RemovedAt)
                    .FirstOrDefaultAsync(ct),
            };
        }
    }
}

/// <summary>The page that asks for the second step.</summary>
/// <param name="Here">Names this device, to sign it out.</param>
/// <param name="Zone">Of the instance.</param>
public sealed record SecondStepModel(string Here, string Zone)
{
    internal bool IsByLetter { get; init; }

    /// <summary>When the second step is removed, if that was asked for.</summary>
    internal Instant? RemovedAt { get; init; }

    /// <summary>The code that came back because it was wrong.</summary>
    internal string? TypedCode { get; init; }

    /// <summary>The same, of the paper.</summary>
    internal string? TypedPaper { get; init; }

    internal string? Done { get; init; }
}
