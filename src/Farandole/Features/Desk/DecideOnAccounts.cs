using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Desk;

/// <summary>A steward lets somebody in who waits for an account, or declines; a letter tells them.</summary>
internal static class DecideOnAccounts
{
    private const int MaxWord = 1_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/accounts/{selector}/admission", Admit).Limited(Rate.Organize).Personal();
        routes.MapPost("/desk/accounts/{selector}/refusal", Refuse).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> Admit(
        string selector,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    ) =>
        await Settle(
            selector,
            viewer,
            writer,
            (db, request) =>
            {
                request.LetIn(clock.GetCurrentInstant());
                db.NoteSteward(viewer, "let-in", null, clock.GetCurrentInstant());
                db.Remove(request);
            },
            ct
        )
            ? new SeeOther("/desk?done=let-in")
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, NotFound>> Refuse(
        string selector,
        HttpRequest sent,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        var word = PlainText.Lines((await sent.ReadSentForm(ct))["word"]);
        var answer = word?[..Math.Min(word.Length, MaxWord)];
        var isDone = await Settle(
            selector,
            viewer,
            writer,
            (db, request) =>
            {
                request.Decline(answer, clock.GetCurrentInstant());
                db.NoteSteward(viewer, "refused", null, clock.GetCurrentInstant());
            },
            ct
        );
        return isDone ? new SeeOther("/desk?done=refused") : TypedResults.NotFound();
    }

    private static async Task<bool> Settle(
        string selector,
        Viewer viewer,
        Writer writer,
        Action<Db, AccountRequest> settle,
        CancellationToken ct
    ) =>
        viewer.IsSteward
        && await writer.Write(
            async (db, token) =>
            {
                var request = await db.Set<AccountRequest>()
                    .AsTracking()
                    .FirstOrDefaultAsync(r => r.Selector == selector && r.ClosedAt == null, token);
                if (request is not null)
                    settle(db, request);
                return request is not null;
            },
            ct
        );
}
