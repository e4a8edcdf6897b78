using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts;

/// <summary>
/// Proves an address with what its letter brought: by the link, whose secret a module of this page sends, or by the eight
/// digits. The page says the same for a sign-in that does not exist.
/// </summary>
internal static class ProveAddress
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/sign-ins/{selector}", Ask).Limited(Rate.Ticket).Personal();
        routes.MapPost("/account/sign-ins/{selector}", Prove).Limited(Rate.Key).Personal();
    }

    /// <param name="selector">Of the sign-in.</param>
    /// <param name="why">Whether it is another site's word that is to be proven.</param>
    private static RazorComponentResult Ask(string selector, string? why) =>
        Page.Of<ProvePage>(new ProveModel(selector) { IsFromOutside = why == "outside" });

    private static async Task<Results<SeeOther, RazorComponentResult>> Prove(
        string selector,
        HttpContext context,
        Prover prover,
        Sessions sessions,
        CancellationToken ct
    )
    {
        var typed = PlainText.Line((await context.Request.ReadSentForm(ct))["code"]) ?? "";
        var proof = await prover.Try(selector, typed, ct);
        if (proof.Account is not { } account)
            return Page.Of<ProvePage>(
                new ProveModel(selector) { Typed = typed, Outcome = proof.Outcome },
                StatusCodes.Status422UnprocessableEntity
            );
        var entry = new Entry(account, SignedBy.Letter);
        await sessions.SignIn(context, entry, DeviceLabel.Of(context.Request.Headers.UserAgent), ct);
        return new SeeOther($"/account?done={proof.Outcome.ToString().ToLowerInvariant()}");
    }
}

/// <summary>What came of a try to prove an address.</summary>
internal enum ProofOutcome
{
    /// <summary>Not what the letter said, or no such sign-in.</summary>
    Wrong,

    /// <summary>Too late, too many tries, or used before.</summary>
    Over,

    /// <summary>Nobody has an account with this address, and nobody new can have one here.</summary>
    Closed,

    /// <summary>The address that an account was to have is that of another account by now.</summary>
    Taken,
    Welcome,

    /// <summary>The account waits for a steward.</summary>
    Waits,
    Back,
    Moved,
}

/// <summary>Decides a try in one transaction: five guesses are five, whoever makes them.</summary>
internal sealed class Prover(Writer writer, Later later, SignInProofs proofs, WaysIn ways, Reader reader, IClock clock)
{
    public Task<(ProofOutcome Outcome, AccountId? Account)> Try(string selector, string typed, CancellationToken ct)
    {
        var isRight = proofs.Opens(selector, typed);
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                var begun = await db.Set<SignIn>().AsTracking().FirstOrDefaultAsync(s => s.Selector == selector, token);
                if (begun is null)
                    return (ProofOutcome.Wrong, null);
                if (!begun.IsOpen(now))
                    return (ProofOutcome.Over, null);
                if (!begun.Try(isRight, now))
                    return (begun.IsOpen(now) ? ProofOutcome.Wrong : ProofOutcome.Over, null);
                return begun.Moves is { } moves
                    ? await Move(db, begun, moves, now, token)
                    : await Enter(db, begun, now, token);
            },
            ct
        );
    }

    private async Task<(ProofOutcome Outcome, AccountId? Account)> Enter(
        Db db,
        SignIn begun,
        Instant now,
        CancellationToken ct
    )
    {
        var today = now.InUtc().Date;
        if (await WithHash(db, begun.EmailHash, ct) is { } known)
        {
            known.Visit(today, reader.Language);
            var waits = await db.Set<AccountRequest>().AnyAsync(r => r.AccountId == known.Id, ct);
            return (waits ? ProofOutcome.Waits : ProofOutcome.Back, known.Id);
        }
        var who = new Newcomer(EmailAddress.Parse(begun.Email)!, begun.EmailHash, reader.Language, begun.Invitation);
        return await ways.Open(db, who, ct);
    }

    private async Task<(ProofOutcome Outcome, AccountId? Account)> Move(
        Db db,
        SignIn begun,
        AccountId moves,
        Instant now,
        CancellationToken ct
    )
    {
        if (await WithHash(db, begun.EmailHash, ct) is { } other && other.Id != moves)
            return (ProofOutcome.Taken, null);
        var account = await db.Set<Account>().AsTracking().FirstAsync(a => a.Id == moves, ct);
        // Whoever reads the old mailbox hears of it: it may not be its owner who moved.
        later.Do(db, new AccountMoved(begun.Selector), now);
        var proven = EmailAddress.Parse(begun.Email)!;
        begun.HandOver(account.Email);
        account.MoveTo(proven, begun.EmailHash);
        return (ProofOutcome.Moved, account.Id);
    }

    private static Task<Account?> WithHash(Db db, byte[] hash, CancellationToken ct) =>
        db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.EmailHash == hash, ct);
}

/// <summary>The page that asks for what the letter brought.</summary>
public sealed record ProveModel
{
    internal ProveModel(string selector) => Path = SignInProofs.PathOf(selector);

    internal string Path { get; }

    /// <summary>Whether another site said the address: the account is not its to open.</summary>
    internal bool IsFromOutside { get; init; }

    internal string? Typed { get; init; }

    /// <summary>Of the try before; null at first.</summary>
    internal ProofOutcome? Outcome { get; init; }
}
