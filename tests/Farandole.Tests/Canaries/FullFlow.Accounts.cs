using System.Text.Json;
using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Identity;
using Farandole.Tests.Accounts;
using Farandole.Tests.Coming;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Canaries;

internal sealed partial class FullFlow
{
    /// <summary>Somebody who organizes signs in, goes on under another address, and is not seen any more.</summary>
    private async Task HaveAccount()
    {
        var visitor = await App.SignedIn(CanaryWorld.OrganizersEmail(Kind.Listed), Somebody(null));
        await Lead(visitor.Send("/account/gathering", ("gathers", "true")));
        var page = (
            await visitor.Send("/account/address", ("email", "moved@example.org"))
        ).Headers.Location!.ToString();
        await Pass(Duration.Zero);
        await Lead(visitor.Send(page, ("code", App.LettersTo("moved@example.org")[^1].Code())));
        await Pass(Duration.Zero);
        await Lead(visitor.Send("/account/password", ("password", "quatre chevaux verts")));
        await Pass(Duration.Zero);
        await HavePasskey(visitor);
        await HaveOutsideLink();
        await visitor.MakesKey("", Scope.ReadEvents);
        await Pass(Duration.Zero);
        await HaveSecondStep(visitor);
        await App.Writer.Write(
            async (db, ct) =>
                (await db.Set<Account>().AsTracking().FirstAsync(a => a.Email == "moved@example.org", ct)).Warn(
                    new(2027, 3, 2),
                    App.Now()
                ),
            Ct
        );
        await Pass(Duration.Zero);
        await AskForAccounts();
    }

    /// <summary>Another site opens the account, as such a site would have led to.</summary>
    private async Task HaveOutsideLink()
    {
        await App.Writer.Write(
            async (db, ct) =>
            {
                var mine = await db.Set<Account>().FirstAsync(a => a.Email == "moved@example.org", ct);
                db.Add(OutsideLink.Make(mine.Id, "house", new byte[32], App.Now()));
            },
            Ct
        );
        await Pass(Duration.Zero);
    }

    /// <summary>They sign in with a passkey from now on.</summary>
    private async Task HavePasskey(HttpClient owner)
    {
        using var device = new Authenticator();
        var begun = await owner.Send("/account/passkeys/options");
        var said = JsonDocument.Parse(await begun.Content.ReadAsStringAsync(Ct)).RootElement;
        await Lead(
            owner.Send(
                "/account/passkeys",
                ("ceremony", said.GetProperty("ceremony").GetString()!),
                ("credential", device.Make(said.GetProperty("options")))
            )
        );
        await Pass(Duration.Zero);
    }

    /// <summary>They want a code asked for, then have neither telephone nor paper, and think better of it.</summary>
    private async Task HaveSecondStep(HttpClient owner)
    {
        var (phone, paper) = await App.TurnsOn(owner);
        var half = await App.SignedIn("moved@example.org");
        await Lead(half.Send("/account/second-step/removal"));
        await Pass(Duration.Zero);
        await Lead(half.Send("/account/second-step/proofs", ("paper", paper[0])));
        await Lead(half.Send("/account/second-step/end", ("code", phone.CodeAt(App.Now()))));
        await Pass(Duration.Zero);
    }

    /// <summary>Two ask for an account, with a word; one is let in, the other is not.</summary>
    private async Task AskForAccounts()
    {
        var hashes = App.Services.GetRequiredService<AddressHash>();
        var requests = new List<AccountRequest>();
        foreach (var kind in (Kind[])[Kind.Private, Kind.Unlisted])
        {
            var address = EmailAddress.Parse(CanaryWorld.OrganizersEmail(kind))!;
            var account = Account.Open(address, hashes.Of(address), "fr", new(2027, 3, 2));
            requests.Add(AccountRequest.Begin(account.Id, new(2027, 3, 2)));
            requests[^1].Say(CanaryWorld.OrganizersEmail(kind));
            await App.Writer.Write(
                (db, _) =>
                {
                    db.AddRange(account, requests[^1]);
                    return Task.CompletedTask;
                },
                Ct
            );
        }
        using var steward = Somebody(World.Steward);
        await steward.Send($"/desk/accounts/{requests[0].Selector}/admission");
        await steward.Send(
            $"/desk/accounts/{requests[1].Selector}/refusal",
            ("word", CanaryWorld.OrganizersEmail(Kind.Unlisted))
        );
        await Pass(Duration.Zero);
    }
}
