using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Accounts.Outside;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Accounts;

/// <summary>
/// Says an address, to sign in or to have an account: one question, the same answer and the same work whether the address
/// is known or not. The letter says the rest, to the one whose address it is.
/// </summary>
internal static class AskToSignIn
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/sign-ins", Ask).Limited(Rate.Letter).Personal();

    private static async Task<Results<SeeOther, RazorComponentResult>> Ask(
        HttpRequest request,
        SignInDesk desk,
        Instance instance,
        CancellationToken ct
    )
    {
        var typed = PlainText.Line((await request.ReadSentForm(ct))["email"]);
        if (EmailAddress.Parse(typed) is not { } address)
            return Page.Of<SignInPage>(
                new SignInModel(instance.Registration) { Typed = typed, IsWrong = true },
                StatusCodes.Status422UnprocessableEntity
            );
        return new SeeOther(SignInProofs.PathOf(await desk.Begin(address, moves: null, ct)));
    }
}

/// <summary>Notes that an address is to be proven, and has the letter written.</summary>
internal sealed class SignInDesk(Writer writer, Later later, AddressHash hashes, Reader reader, IClock clock)
{
    /// <returns>The selector of the sign-in.</returns>
    public Task<string> Begin(EmailAddress address, AccountId? moves, CancellationToken ct) =>
        Begin(Of(address, moves), ct);

    /// <param name="invitation">By which somebody new may come; whoever has an account signs in all the same.</param>
    /// <param name="address">To be proven.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>The selector of the sign-in.</returns>
    public Task<string> BeginBy(string invitation, EmailAddress address, CancellationToken ct) =>
        Begin(Of(address, moves: null).By(invitation), ct);

    private SignIn Of(EmailAddress address, AccountId? moves) =>
        SignIn.Begin(address, hashes.Of(address), reader.Language, moves, clock.GetCurrentInstant());

    private Task<string> Begin(SignIn begun, CancellationToken ct) =>
        writer.Write(
            (db, _) =>
            {
                db.Add(begun);
                later.Do(db, new SignInAsked(begun.Selector), begun.CreatedAt);
                return Task.FromResult(begun.Selector);
            },
            ct
        );
}

/// <summary>The page for whoever is not signed in.</summary>
public sealed record SignInModel
{
    internal SignInModel(Registration registration) => Registration = registration;

    internal Registration Registration { get; }

    internal string? Typed { get; init; }

    internal bool IsWrong { get; init; }

    /// <summary>The address that came back with a password that was not right; null when none was tried.</summary>
    internal string? TypedWithPassword { get; init; }

    /// <summary>Whether a passkey came back that opens nothing here.</summary>
    internal bool IsPasskeyWrong { get; init; }

    /// <summary>Why another site did not lead in; null when none was asked.</summary>
    internal OutsideTrouble? Outside { get; init; }

    internal string? Done { get; init; }
}
