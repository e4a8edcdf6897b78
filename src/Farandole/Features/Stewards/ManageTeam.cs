using Farandole.Domain.Accounts;
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

/// <summary>Who runs the instance: administrators give roles to accounts and take them back.</summary>
internal static class ManageTeam
{
    private const string Path = "/desk/team";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Give).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/{{steward:guid}}/end", Take).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? done,
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) =>
        viewer.IsAdministrator
            ? Page.Of<TeamOfSitePage>(await Read(db, ct) with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Give(
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        AddressHash hashes,
        Reader reader,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!viewer.IsAdministrator)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var typed = new GivenRole(
            PlainText.Line(form["email"]),
            form["role"] == nameof(StewardRole.Administrator) ? StewardRole.Administrator : StewardRole.Moderator,
            form["more"].Count > 0
        );
        var (hash, now) = (EmailAddress.Parse(typed.Email) is { } a ? hashes.Of(a) : [], clock.GetCurrentInstant());
        var account = await db.Set<Account>()
            .Where(x => x.EmailHash == hash && x.ErasedAt == null)
            .Select(x => (AccountId?)x.Id)
            .FirstOrDefaultAsync(ct);
        var wrong = account is { } found
            ? await writer.Write((inside, token) => Change(inside, viewer, found, typed, now, token), ct)
            : Unknown;
        return wrong is null
            ? new SeeOther($"{Path}?done=given")
            : Page.Of<TeamOfSitePage>(
                await Read(db, ct) with
                {
                    Typed = typed,
                    Wrong = [new("email", reader.Words[$"stewards.reason.{wrong.Code}"])],
                },
                StatusCodes.Status422UnprocessableEntity
            );
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Take(
        Guid steward,
        Viewer viewer,
        Db db,
        Writer writer,
        Reader reader,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!viewer.IsAdministrator)
            return TypedResults.NotFound();
        var account = await db.Set<Steward>()
            .Where(s => s.Id == steward)
            .Select(s => (AccountId?)s.AccountId)
            .FirstOrDefaultAsync(ct);
        if (account is not { } found)
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        var wrong = await writer.Write((inside, token) => Change(inside, viewer, found, null, now, token), ct);
        return wrong is null
            // Who gave up their own role finds the page no more.
            ? new SeeOther(found == viewer.Account ? "/account" : $"{Path}?done=taken")
            : Page.Of<TeamOfSitePage>(
                await Read(db, ct) with
                {
                    Wrong = [new(null, reader.Words[$"stewards.reason.{wrong.Code}"])],
                },
                StatusCodes.Status409Conflict
            );
    }

    private static readonly Reason Unknown = new("stewards.unknown");

    /// <summary>Inside a transaction, one after the other: of two administrators who take the role from each other one stays.</summary>
    private static async Task<Reason?> Change(
        Db db,
        Viewer viewer,
        AccountId account,
        GivenRole? gets,
        Instant now,
        CancellationToken ct
    )
    {
        // They all take these rows.
        await db.Set<Steward>()
            .Where(s => s.Role == StewardRole.Administrator)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Since, x => x.Since), ct);
        var known = await db.Set<Steward>().AsTracking().FirstOrDefaultAsync(s => s.AccountId == account, ct);
        var administrators = await db.Administrators().Select(s => s.AccountId).ToListAsync(ct);
        // Asked again: the role may have been taken from who decides meanwhile.
        var may = viewer.Account is { } mine && administrators.Contains(mine);
        if (StewardRules.WhyNotGive(may, known?.Role, gets?.Role, administrators.Count) is { } reason)
            return reason;
        var email = await db.Set<Account>().Where(a => a.Id == account).Select(a => a.Email).FirstAsync(ct);
        if (gets is null)
            db.Remove(known!);
        else if (known is null)
            db.Add(Steward.Of(account, gets.Role, gets.AsksForMore, now.InUtc().Date));
        else
            known.Give(gets.Role, gets.AsksForMore);
        db.NoteSteward(viewer, gets is null ? "taken" : $"given-{gets.Role}", email, now);
        return null;
    }

    private static async Task<TeamOfSiteModel> Read(Db db, CancellationToken ct) =>
        new(
            await (
                from steward in db.Set<Steward>()
                join account in db.Set<Account>() on steward.AccountId equals account.Id
                orderby steward.Role, account.Email
                select new StewardLine(steward.Id, account.Email, steward.Role, steward.AsksForMore, steward.Since)
                {
                    HasMore =
                        db.Set<SecondFactor>().Any(f => f.AccountId == account.Id && f.SetOn != null)
                        || db.Set<Passkey>().Any(p => p.AccountId == account.Id),
                }
            ).ToListAsync(ct)
        );
}

/// <summary>A role that is to be given, as typed.</summary>
internal sealed record GivenRole(string? Email, StewardRole Role, bool AsksForMore);

/// <summary>One of those who run the instance.</summary>
internal sealed record StewardLine(Guid Id, string Email, StewardRole Role, bool AsksForMore, LocalDate Since)
{
    /// <summary>Whether they have a second step to show.</summary>
    public bool HasMore { get; init; }
}

/// <summary>Those who run the instance.</summary>
public sealed record TeamOfSiteModel
{
    internal TeamOfSiteModel(IReadOnlyList<StewardLine> lines) => Lines = lines;

    internal IReadOnlyList<StewardLine> Lines { get; }

    internal GivenRole Typed { get; init; } = new(null, StewardRole.Moderator, AsksForMore: true);

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }
}
