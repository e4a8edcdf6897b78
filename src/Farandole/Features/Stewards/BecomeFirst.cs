using Farandole.Domain.Kernel;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Stewards;

/// <summary>Where the code of the console makes an account the first administrator; once there is one, there is no such page.</summary>
internal static class BecomeFirst
{
    public const string Path = "/desk/first";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Take).Limited(Rate.Key).Personal();
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Ask(
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) =>
        await db.Administrators().AnyAsync(ct) ? TypedResults.NotFound()
        : viewer.Account is null ? new SeeOther(WayBack.SignIn(Path))
        : Page.Of<BecomeFirstPage>(new BecomeFirstModel(null, null));

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Take(
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        Reader reader,
        IClock clock,
        CancellationToken ct
    )
    {
        if (viewer.Account is not { } mine || await db.Administrators().AnyAsync(ct))
            return TypedResults.NotFound();
        var typed = PlainText.Line((await request.ReadSentForm(ct))["code"]) ?? "";
        var (hash, now) = (FirstCode.Hash(typed), clock.GetCurrentInstant());
        var isFirst = await writer.Write((inside, token) => Make(inside, mine, hash, now, token), ct);
        return isFirst
            ? new SeeOther("/desk?done=first")
            : Page.Of<BecomeFirstPage>(
                new BecomeFirstModel(typed, reader.Words["stewards.first.wrong"]),
                StatusCodes.Status422UnprocessableEntity
            );
    }

    private static async Task<bool> Make(Db db, AccountId mine, byte[] hash, Instant now, CancellationToken ct)
    {
        // Whoever takes the row is the one: it serves once, however many come at once.
        if (await db.Set<StewardCode>().Where(c => c.Hash == hash).ExecuteDeleteAsync(ct) == 0)
            return false;
        await db.Set<Steward>().Where(s => s.AccountId == mine).ExecuteDeleteAsync(ct);
        db.Add(Steward.Of(mine, StewardRole.Administrator, asksForMore: true, now.InUtc().Date));
        db.Add(StewardNote.Of(mine, "first", null, now));
        return true;
    }
}

/// <summary>The form, and what was typed when it came back.</summary>
public sealed record BecomeFirstModel(string? Typed, string? Wrong);
