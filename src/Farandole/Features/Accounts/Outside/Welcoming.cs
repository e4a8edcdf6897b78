using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Accounts.Outside;

/// <summary>Leads whoever another site has recognised to where they may go.</summary>
internal sealed class Welcoming(
    OutsideDesk desk,
    SignInDesk letters,
    Sessions sessions,
    PendingLinks pending,
    SignInPages pages,
    AddressHash hashes,
    OutsideWays ways
)
{
    public async Task<Results<SeeOther, RazorComponentResult, NotFound>> Receive(
        Recognized who,
        HttpContext context,
        CancellationToken ct
    )
    {
        if (who.Links is not null)
            return await Link(who, context, ct);
        var (arrival, account) = await desk.Enter(who, ct);
        if (account is { } theirs)
        {
            var entry = new Entry(theirs, SignedBy.Outside);
            await sessions.SignIn(context, entry, DeviceLabel.Of(context.Request.Headers.UserAgent), ct);
            return new SeeOther($"/account?done={arrival.ToString().ToLowerInvariant()}");
        }
        if (arrival == Arrival.Closed)
            return pages.Say(new("closed", ways.NameOf(who.Provider)), StatusCodes.Status422UnprocessableEntity);
        pending.Keep(context, who.Provider, who.IdentityFor(hashes));
        if (arrival == Arrival.NoAddress)
            return new SeeOther("/account?done=outside-address");
        var selector = who.Invitation is { } invitation
            ? await letters.BeginBy(invitation, who.Address!, ct)
            : await letters.Begin(who.Address!, moves: null, ct);
        return new SeeOther($"{SignInProofs.PathOf(selector)}?why=outside");
    }

    /// <summary>For whoever was signed in when they left, and still is: nobody else's account is meant.</summary>
    private async Task<Results<SeeOther, RazorComponentResult, NotFound>> Link(
        Recognized who,
        HttpContext context,
        CancellationToken ct
    )
    {
        if (context.Viewer().Account is not { } account || account != who.Links)
            return TypedResults.NotFound();
        var isLinked = await desk.Link(account, who.Provider, who.IdentityFor(hashes), ct);
        return new SeeOther(isLinked ? "/account?done=outside" : "/account?done=outside-not");
    }
}

/// <summary>The page that asks to sign in, with a word on why one is there again.</summary>
internal sealed class SignInPages(Platform.Instance instance)
{
    public RazorComponentResult Say(OutsideTrouble trouble, int status) =>
        Page.Of<SignInPage>(new SignInModel(instance.Registration) { Outside = trouble }, status);
}

/// <summary>Why another site did not lead to an account.</summary>
/// <param name="Why"><c>silent refused closed wrong</c>.</param>
/// <param name="Name">Of the site.</param>
internal sealed record OutsideTrouble(string Why, string Name)
{
    /// <summary>The name that came back with a password that was not right; null unless by the directory.</summary>
    public string? TypedName { get; init; }
}
