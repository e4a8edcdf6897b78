using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts.SecondStep;

/// <summary>Turns the second step of an account on, once a code has shown that the telephone has its secret, and off.</summary>
internal static class ChangeSecondStep
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/second-step", Begin).Limited(Rate.Organize).Personal().Freshly();
        routes.MapGet("/account/second-step", Show).Limited(Rate.Read).Personal().Freshly();
        routes.MapPost("/account/second-step/start", TurnOn).Limited(Rate.Key).Personal().Freshly();
        routes.MapPost("/account/second-step/codes", MakeAgain).Limited(Rate.Organize).Personal().Freshly();
        routes.MapPost("/account/second-step/end", TurnOff).Limited(Rate.Key).Personal().Freshly();
    }

    private static async Task<SeeOther> Begin(Viewer viewer, FactorDesk desk, CancellationToken ct)
    {
        await desk.Begin(viewer.Account!.Value, ct);
        return new SeeOther("/account/second-step");
    }

    private static async Task<Results<SeeOther, RazorComponentResult>> Show(
        Viewer viewer,
        Begun begun,
        CancellationToken ct
    ) => await begun.Read(viewer, ct) is { } model ? Page.Of<BeginPage>(model) : new SeeOther("/account");

    private static async Task<Results<SeeOther, RazorComponentResult>> TurnOn(
        HttpContext context,
        Viewer viewer,
        FactorDesk desk,
        Begun begun,
        Sessions sessions,
        CancellationToken ct
    )
    {
        var typed = PlainText.Line((await context.Request.ReadSentForm(ct))["code"]) ?? "";
        var (account, here) = (viewer.Account!.Value, sessions.IdOf(context)!);
        if (await desk.TurnOn(account, here, typed, ct) is { } made)
            return Page.Of<RecoveryCodesPage>(new RecoveryCodesModel(made, IsNew: true));
        return await begun.Read(viewer, ct) is { } model
            ? Page.Of<BeginPage>(model with { Typed = typed }, StatusCodes.Status422UnprocessableEntity)
            : new SeeOther("/account");
    }

    private static async Task<Results<SeeOther, RazorComponentResult>> MakeAgain(
        Viewer viewer,
        FactorDesk desk,
        CancellationToken ct
    ) =>
        await desk.MakeAgain(viewer.Account!.Value, ct) is { } made
            ? Page.Of<RecoveryCodesPage>(new RecoveryCodesModel(made, IsNew: false))
            : new SeeOther("/account");

    private static async Task<Results<SeeOther, RazorComponentResult>> TurnOff(
        HttpContext context,
        Viewer viewer,
        FactorDesk desk,
        ShowAccount.OwnAccount own,
        CancellationToken ct
    )
    {
        var typed = PlainText.Line((await context.Request.ReadSentForm(ct))["code"]) ?? "";
        if (await desk.TurnOff(viewer.Account!.Value, typed, ct))
            return new SeeOther("/account?done=second-step-gone");
        var model = await own.Read(viewer.Account!.Value, context, ct);
        return model?.SecondStep is null
            ? new SeeOther("/account")
            : Page.Of<AccountPage>(model with { TypedCode = typed }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>What is to go into the telephone, until a code has come back from it.</summary>
    internal sealed class Begun(Db db, TimedCodes codes, Instance instance)
    {
        public async Task<BeginModel?> Read(Viewer viewer, CancellationToken ct)
        {
            var mine = viewer.Account;
            var begun = await (
                from factor in db.Set<SecondFactor>()
                join account in db.Set<Account>() on factor.AccountId equals account.Id
                where account.Id == mine && factor.SetOn == null
                select new
                {
                    account.Id,
                    account.Email,
                    factor.Sealed,
                }
            ).FirstOrDefaultAsync(ct);
            return begun is not null && codes.SecretOf(begun.Id, begun.Sealed) is { } secret
                ? new BeginModel(secret, codes.AddressOf(begun.Id, begun.Sealed, begun.Email, instance.Name)!)
                : null;
        }
    }
}

/// <summary>The page that puts the secret into a telephone.</summary>
/// <param name="Secret">To be typed.</param>
/// <param name="Address">To be drawn, or opened on the telephone itself.</param>
public sealed record BeginModel(string Secret, string Address)
{
    /// <summary>The code that came back because it was wrong.</summary>
    internal string? Typed { get; init; }
}

/// <summary>The codes on paper, which this page alone shows.</summary>
/// <param name="Codes">Each serves once.</param>
/// <param name="IsNew">Whether the second step was turned on with them; otherwise they stand for others.</param>
public sealed record RecoveryCodesModel(IReadOnlyList<string> Codes, bool IsNew);
