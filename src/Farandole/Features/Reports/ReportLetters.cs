using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Domain.Stewards;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Reports;

/// <summary>Those who run the instance are told that reports wait: of those that came after this moment.</summary>
internal sealed record ReportsToTell(Instant Since);

internal static class ReportsTold
{
    /// <summary>Somebody who reports one thing reports another soon after.</summary>
    private static readonly Duration Soon = Duration.FromMinutes(10);

    /// <summary>Inside a transaction, with the report.</summary>
    public static Task TellOf(this Later later, Db db, Report report, CancellationToken ct) =>
        later.Tell(db, report.At - Duration.Epsilon, report.At + Soon, ct);

    /// <summary>One waits at most: a server that reports a hundred things makes one letter a day of them.</summary>
    public static Task Tell(this Later later, Db db, Instant since, Instant due, CancellationToken ct) =>
        later.DoOnce(db, "reports-letter", new ReportsToTell(since), due, move: false, ct);
}

/// <summary>Their number, once a day at most and as long as new ones come: what is reported, and by which server, is in no letter.</summary>
internal sealed class SendReportsLetter(
    Db db,
    Writer writer,
    Later later,
    PostOffice office,
    Instance instance,
    IClock clock
) : IJob<ReportsToTell>
{
    private const string Kind = "reports";

    public async Task RunAsync(ReportsToTell errand, CancellationToken ct)
    {
        var (since, now) = (errand.Since, clock.GetCurrentInstant());
        var open = db.Set<Report>().Where(r => r.TreatedAt == null);
        if (!await open.AnyAsync(r => r.At > since, ct))
            return;
        var number = await open.CountAsync(ct);
        var readers = await db.Set<Account>()
            .Where(a => db.Set<Steward>().Any(s => s.AccountId == a.Id))
            .ToListAsync(ct);
        foreach (var reader in readers)
            await Send(reader, number, since, ct);
        await writer.Write((inside, token) => later.Tell(inside, now, now + Duration.FromDays(1), token), ct);
    }

    private async Task Send(Account to, int number, Instant since, CancellationToken ct)
    {
        if (EmailAddress.Parse(to.Email) is not { } address)
            return;
        await office.Send(
            new Letter
            {
                To = address,
                Language = to.Language,
                Kind = Kind,
                IsQuiet = false,
                Solicited = true,
                Subject = Words.In(to.Language)["reports.letter.subject", ("site", instance.Name)],
                Body = typeof(ReportsLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(ReportsLetter.Number)] = number,
                    [nameof(ReportsLetter.Url)] = instance.Absolute(ShowReports.Path),
                },
                Errand = $"{Kind}:{to.Id}:{since.ToUnixTimeMilliseconds()}",
            },
            ct
        );
    }
}
