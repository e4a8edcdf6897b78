using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Accounts.Apps;

/// <summary>Makes a key for an app, which is shown once, and takes one back, which ends it at once.</summary>
internal static class ChangeApps
{
    private static readonly Period Usual = Period.FromMonths(6);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/apps/new", Begin).Limited(Rate.Read).Personal().Freshly();
        routes.MapPost("/account/apps", Make).Limited(Rate.Organize).Personal().Freshly();
        routes.MapPost("/account/apps/end", TakeBack).Limited(Rate.Organize).Personal();
    }

    private static async Task<RazorComponentResult> Begin(Viewer viewer, AppDesk desk, CancellationToken ct) =>
        Page.Of<NewAppPage>(
            await desk.FormFor(
                viewer.Account!.Value,
                new AppInput { Ends = LocalDatePattern.Iso.Format(desk.Today + Usual) },
                ct
            )
        );

    private static async Task<RazorComponentResult> Make(
        HttpRequest request,
        Viewer viewer,
        AppDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        var mine = viewer.Account!.Value;
        var input = AppInput.Of(await request.ReadSentForm(ct));
        var form = await desk.FormFor(mine, input, ct);
        var (said, wrong) = input.Read(form.Faces, desk.Today, reader.Words);
        if (said is null)
            return Page.Of<NewAppPage>(form with { Wrong = wrong }, StatusCodes.Status422UnprocessableEntity);
        return await desk.Make(mine, said, ct) is { } secret
            ? Page.Of<AppMadePage>(new AppMadeModel(said.Name, secret.Reveal()))
            : Page.Of<NewAppPage>(
                form with
                {
                    Wrong = [new("name", reader.Words["apps.error.most", ("n", AppKey.Most)])],
                },
                StatusCodes.Status422UnprocessableEntity
            );
    }

    /// <summary>Also from a device that signed in long ago: taking back can wait for nothing.</summary>
    private static async Task<Results<SeeOther, NotFound>> TakeBack(
        HttpRequest request,
        Viewer viewer,
        AppDesk desk,
        CancellationToken ct
    )
    {
        if (viewer.Account is not { } mine)
            return TypedResults.NotFound();
        await desk.TakeBack(mine, (await request.ReadSentForm(ct))["which"].ToString(), ct);
        return new SeeOther("/account?done=app-gone");
    }
}

/// <summary>Keeps the keys that people give to apps.</summary>
internal sealed class AppDesk(Writer writer, Db db, IClock clock)
{
    public LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    public async Task<NewAppModel> FormFor(AccountId mine, AppInput input, CancellationToken ct) =>
        new(input, await db.FacesOf(mine, ct), Today + AppKey.Longest);

    /// <returns>Null when there are too many.</returns>
    public Task<Secret?> Make(AccountId mine, AppKeySaid said, CancellationToken ct) =>
        writer.Write(
            async (making, token) =>
            {
                if (await making.Set<AppKey>().CountAsync(k => k.AccountId == mine, token) >= AppKey.Most)
                    return null;
                var (key, secret) = AppKey.Make(mine, said, clock.GetCurrentInstant());
                making.Add(key);
                return secret;
            },
            ct
        );

    public Task TakeBack(AccountId mine, string selector, CancellationToken ct) =>
        writer.Write(
            (ending, token) =>
                ending
                    .Set<AppKey>()
                    .Where(k => k.AccountId == mine && k.Selector == selector)
                    .ExecuteDeleteAsync(token),
            ct
        );
}

/// <summary>The form of a new key.</summary>
public sealed record NewAppModel
{
    internal NewAppModel(AppInput input, IReadOnlyList<Face> faces, LocalDate latest) =>
        (Input, Faces, Latest) = (input, faces, latest);

    internal AppInput Input { get; }

    internal IReadOnlyList<Face> Faces { get; }

    /// <summary>The last day that it can have.</summary>
    internal LocalDate Latest { get; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}

/// <summary>The one page that shows a key.</summary>
public sealed record AppMadeModel(string Name, string Key);
