using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Barring;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts;

/// <summary>Somebody said that an address is theirs.</summary>
internal sealed record SignInAsked(string Selector);

/// <summary>The letter that proves it: a link and eight digits; or, where nobody new may come, that there is no account.</summary>
internal sealed class SendSignInLetter(
    Db db,
    PostOffice office,
    SignInProofs proofs,
    WaysIn ways,
    Instance instance,
    IClock clock
) : IJob<SignInAsked>
{
    public async Task RunAsync(SignInAsked errand, CancellationToken ct)
    {
        var begun = await db.Set<SignIn>().FirstOrDefaultAsync(s => s.Selector == errand.Selector, ct);
        // A letter that waited for its turn would bring what opens nothing any more.
        if (begun is null || !begun.IsOpen(clock.GetCurrentInstant()))
            return;
        // Whom the instance keeps away is told, as everybody, to look into their letters.
        if (await db.IsBarredHere(begun.EmailHash, ct))
            return;
        var known = await db.Set<Account>().FirstOrDefaultAsync(a => a.EmailHash == begun.EmailHash, ct);
        var variant = Variant(begun, known is not null, await ways.Of(db, begun.Invitation, ct));
        var words = Words.In(begun.Language);
        await office.Send(
            new Letter
            {
                // To the mailbox that was proven, whatever was typed that folds to the same.
                To = EmailAddress.Parse(variant == "back" ? known!.Email : begun.Email)!,
                Language = begun.Language,
                Kind = "sign-in",
                Solicited = false,
                IsQuiet = false,
                Subject = words[$"accounts.letter.{variant}.subject", ("site", instance.Name)],
                Body = typeof(SignInLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(SignInLetter.Variant)] = variant,
                    [nameof(SignInLetter.Link)] = instance.Absolute(proofs.LinkOf(begun.Selector)),
                    [nameof(SignInLetter.Code)] = proofs.CodeOf(begun.Selector),
                },
                Errand = $"sign-in:{begun.Selector}",
            },
            ct
        );
    }

    private static string Variant(SignIn begun, bool isKnown, WayIn way) =>
        begun.Moves is not null ? (isKnown ? "taken" : "move")
        : isKnown ? "back"
        : way switch
        {
            WayIn.None => "closed",
            WayIn.Waits => "request",
            _ => "new",
        };
}
