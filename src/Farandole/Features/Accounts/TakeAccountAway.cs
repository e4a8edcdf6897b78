using System.Text.Json.Serialization;
using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Own;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts;

/// <summary>Everything that is known with an account, in one file (GDPR art. 15 and 20). Each answer has its own, whole.</summary>
internal static class TakeAccountAway
{
    private const int Most = 1_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/account/data.json", Take).Limited(Rate.Export).Personal();

    private static async Task<Results<JsonHttpResult<AccountData>, NotFound>> Take(
        HttpContext context,
        Viewer viewer,
        ShowAccount.OwnAccount own,
        Db db,
        Tickets tickets,
        IEnumerable<IAccountPart> parts,
        Instance instance,
        CancellationToken ct
    )
    {
        if ((viewer.Account ?? viewer.Waiting) is not { } id || await own.Read(id, context, ct) is not { } model)
            return TypedResults.NotFound();
        var account = model.Account;
        var request = await db.Waiting(viewer).FirstOrDefaultAsync(ct);
        context.Response.Headers.ContentDisposition = "attachment; filename=\"farandole.json\"";
        return TypedResults.Json(
            new AccountData(
                account.Email,
                account.Language,
                account.CreatedOn.ToString("R", null),
                account.SeenOn.ToString("R", null),
                account.Gathers,
                account.ErasedAt?.ToString(),
                model.PasswordSetOn?.ToString("R", null),
                request is null ? null : new RequestData(request.AskedOn.ToString("R", null), request.Word),
                [.. model.Visits.Select(v => new VisitData(v.Device, v.Since.ToString()))],
                await Organized(db, instance, account, ct),
                await Answered(db, tickets, instance, account, ct)
            )
            {
                SecondStep = SecondStepData.Of(model.SecondStep),
                Passkeys = [.. model.Passkeys.Select(PasskeyData.Of)],
                Outside = [.. model.Outside.Select(OutsideData.Of)],
                Kept = await Kept(parts, id, db, ct),
            }
        );
    }

    private static async Task<IReadOnlyList<OwnData>> Organized(
        Db db,
        Instance instance,
        Account account,
        CancellationToken ct
    ) =>
        [
            .. (await db.OrganizedBy(account, Most, ct)).Select(o => new OwnData(
                o.About.Title,
                instance.Absolute($"/events/{o.About.Id}")
            )),
        ];

    private static async Task<IReadOnlyList<OwnData>> Answered(
        Db db,
        Tickets tickets,
        Instance instance,
        Account account,
        CancellationToken ct
    ) =>
        [
            .. (await db.JoinedBy(account, Instant.MinValue, Most, ct)).Select(j => new OwnData(
                j.About.Title,
                instance.Absolute($"{tickets.PathOf(j.Answer)}/data.zip")
            )),
        ];

    private static async Task<Dictionary<string, object>> Kept(
        IEnumerable<IAccountPart> parts,
        AccountId mine,
        Db db,
        CancellationToken ct
    )
    {
        var kept = new Dictionary<string, object>();
        foreach (var part in parts)
        {
            var own = await part.Of(mine, db, ct);
            kept[own.Name] = own.Data;
        }
        return kept;
    }

    /// <summary>The whole file.</summary>
    internal sealed record AccountData(
        string Email,
        string Language,
        string CreatedOn,
        string SeenOn,
        bool Gathers,
        string? ErasedAt,
        string? PasswordSetOn,
        RequestData? Waits,
        IReadOnlyList<VisitData> SignedIn,
        IReadOnlyList<OwnData> Organized,
        IReadOnlyList<OwnData> Answered
    )
    {
        /// <summary>Null without. Codes and secrets are not data about anybody.</summary>
        public SecondStepData? SecondStep { get; init; }

        public IReadOnlyList<PasskeyData> Passkeys { get; init; } = [];

        public IReadOnlyList<OutsideData> Outside { get; init; } = [];

        /// <summary>What the capabilities keep, each under its name.</summary>
        [JsonExtensionData]
        public Dictionary<string, object> Kept { get; init; } = [];
    }

    /// <param name="AskedOn">The day.</param>
    /// <param name="Word">To those who decide.</param>
    internal sealed record RequestData(string AskedOn, string? Word);

    internal sealed record SecondStepData(string SetOn, int RecoveryCodesLeft)
    {
        public static SecondStepData? Of(OwnSecondStep? own) =>
            own is null ? null : new(own.SetOn.ToString("R", null), own.CodesLeft);
    }

    internal sealed record PasskeyData(string? Device, string SetOn, string? UsedOn)
    {
        public static PasskeyData Of(Passkey own) =>
            new(own.Device, own.SetOn.ToString("R", null), own.UsedOn?.ToString("R", null));
    }

    internal sealed record OutsideData(string Provider, string SetOn, string? UsedOn)
    {
        public static OutsideData Of(OutsideLink own) =>
            new(own.Provider, own.SetOn.ToString("R", null), own.UsedOn?.ToString("R", null));
    }

    internal sealed record VisitData(string? Device, string Since);

    /// <param name="Title">Of the event.</param>
    /// <param name="Url">Of the event, or of all that is known of the answer.</param>
    internal sealed record OwnData(string Title, string Url);
}
