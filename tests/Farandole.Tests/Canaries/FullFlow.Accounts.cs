using Farandole.Domain.Accounts;
using Farandole.Tests.Accounts;
using Farandole.Tests.Coming;
using Microsoft.EntityFrameworkCore;
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
        await App.Writer.Write(
            async (db, ct) => (await db.Set<Account>().AsTracking().FirstAsync(ct)).Warn(new(2027, 3, 2), App.Now()),
            Ct
        );
        await Pass(Duration.Zero);
    }
}
