using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>What somebody can do while their account waits: write a word to those who decide, or take it all back.</summary>
internal static class AwaitAnswer
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/request", Say).Limited(Rate.Organize).Personal();
        routes.MapPost("/account/request/end", TakeBack).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Say(
        HttpContext context,
        Viewer viewer,
        OwnRequest own,
        Writer writer,
        CancellationToken ct
    )
    {
        if (await own.Read(viewer, context, ct) is not { } model)
            return TypedResults.NotFound();
        var word = PlainText.Lines((await context.Request.ReadSentForm(ct))["word"]);
        if (!PlainText.Fits(word, AccountRequest.MostOfWord))
            return Page.Of<WaitingPage>(
                model with
                {
                    Typed = word,
                    IsWrong = true,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await writer.Write(
            async (db, token) =>
            {
                if (await db.Waiting(viewer).AsTracking().FirstOrDefaultAsync(token) is { } request)
                    request.Say(word);
            },
            ct
        );
        return new SeeOther("/account?done=said");
    }

    private static async Task<Results<SeeOther, NotFound>> TakeBack(
        HttpContext context,
        Viewer viewer,
        Sessions sessions,
        Writer writer,
        CancellationToken ct
    )
    {
        var isDone = await writer.Write(
            async (db, token) =>
            {
                var waits = await db.Waiting(viewer).AnyAsync(token);
                if (waits)
                    await db.Forget(viewer.Waiting!.Value, token);
                return waits;
            },
            ct
        );
        if (!isDone)
            return TypedResults.NotFound();
        await sessions.Close(context, ct);
        return new SeeOther("/account?done=back-out");
    }

    /// <summary>The request of this visitor, as long as nobody has decided.</summary>
    public static IQueryable<AccountRequest> Waiting(this Db db, Viewer viewer)
    {
        var id = viewer.Waiting;
        return db.Set<AccountRequest>().Where(r => r.AccountId == id && r.ClosedAt == null);
    }

    /// <summary>An account that was never open ends: its sessions, and all that was noted of it.</summary>
    public static async Task Forget(this Db db, AccountId id, CancellationToken ct)
    {
        await db.Set<Session>()
            .Where(s => db.Set<SessionGrant>().Any(g => g.SessionId == s.Id && g.AccountId == id))
            .ExecuteDeleteAsync(ct);
        await db.Set<Account>().Where(a => a.Id == id).ExecuteDeleteAsync(ct);
    }
}

/// <summary>What the page of an account that waits says.</summary>
internal sealed class OwnRequest(Db db, Sessions sessions)
{
    /// <returns>Null when nothing of this visitor's waits.</returns>
    public async Task<WaitingModel?> Read(Viewer viewer, HttpContext context, CancellationToken ct)
    {
        if (await db.Waiting(viewer).FirstOrDefaultAsync(ct) is not { } request)
            return null;
        var account = await db.Set<Account>().FirstAsync(a => a.Id == request.AccountId, ct);
        return new WaitingModel(account, request) { Here = Visit.NameOf(sessions.IdOf(context)!) };
    }
}

/// <summary>The page of an account that waits.</summary>
public sealed record WaitingModel
{
    internal WaitingModel(Account account, AccountRequest request) => (Account, Request) = (account, request);

    internal Account Account { get; }

    internal AccountRequest Request { get; }

    /// <summary>Names this device, to sign it out.</summary>
    internal string Here { get; init; } = "";

    /// <summary>The word that came back because it was too long.</summary>
    internal string? Typed { get; init; }

    internal bool IsWrong { get; init; }

    internal string? Done { get; init; }
}
