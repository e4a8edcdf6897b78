using Farandole.Domain.Accounts;
using Farandole.Domain.Stewards;
using Farandole.Features.Elsewhere.Belonging;
using Farandole.Features.Elsewhere.Coming;
using Farandole.Features.Reports;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Jobs;
using Farandole.Tests.Coming;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Canaries;

internal sealed partial class FullFlow
{
    /// <summary>A profile that asked to come to something on another site is told yes.</summary>
    private async Task ComeElsewhere()
    {
        var later = App.Services.GetRequiredService<Later>();
        await App.Writer.Write(
            async (db, ct) =>
            {
                var row = await db.Set<RemoteParticipationRow>().AsTracking().SingleAsync(ct);
                row.State = ComingElsewhere.Accepted;
                await later.TellComing(db, row, App.Now(), ct);
            },
            Ct
        );
        await Pass(Duration.Zero);
    }

    /// <summary>Who moderates is told that a report waits: one of this site, with words of its own.</summary>
    private async Task HaveReports()
    {
        var later = App.Services.GetRequiredService<Later>();
        var now = App.Now();
        await App.Writer.Write(
            async (db, ct) =>
            {
                var keeper = await db.Set<Account>().SingleAsync(a => a.Email == "keeper@example.org", ct);
                if (!await db.Set<Steward>().AnyAsync(s => s.AccountId == keeper.Id, ct))
                    db.Add(Steward.Of(keeper.Id, StewardRole.Moderator, asksForMore: false, now.InUtc().Date));
                var made = Report.From(Guid.NewGuid(), "there.example", "Un compte qui insulte.", now);
                db.Add(made);
                await later.TellOf(db, made, ct);
            },
            Ct
        );
        await Pass(Duration.FromHours(1));
    }

    /// <summary>A profile that asked to be a member of a group on another site is told yes.</summary>
    private async Task BelongElsewhere()
    {
        var later = App.Services.GetRequiredService<Later>();
        await App.Writer.Write(
            async (db, ct) =>
            {
                var row = await db.Set<RemoteMembershipRow>().AsTracking().SingleAsync(ct);
                row.Become(BelongingElsewhere.Member, App.Now().InUtc().Date);
                await later.TellBelonging(db, row, App.Now(), ct);
            },
            Ct
        );
        await Pass(Duration.Zero);
    }
}
