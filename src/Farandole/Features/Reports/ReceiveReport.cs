using System.Security.Cryptography;
using System.Text;
using Farandole.ActivityPub.Reading;
using Farandole.Domain.Kernel;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Reports;

/// <summary>
/// Another server reports something of ours (AS2 "Flag": Mastodon and Mobilizon, signed by the server itself). Of who is
/// behind it nothing is kept but the server; what is not ours is nothing that anybody here could look at.
/// </summary>
internal sealed class ReceiveReport(Writer writer, Later later, AddressHash hashes, Instance instance, IClock clock)
    : IReceive
{
    public bool Takes(RemoteActivity activity) => activity.Type == "Flag" && Ours(activity).Any();

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        if (AtServer.NameOf(activity.Actor) is not { } server)
            return;
        var (id, now) = (IdOf(activity), clock.GetCurrentInstant());
        var word = PlainText.Lines(PlainOfHtml.Of(activity.Content));
        var made = Report.From(id, server, word is null ? null : SaidText.Cut(word, Report.MaxWord), now);
        await writer.Write(
            async (db, token) =>
            {
                var all = db.Set<Report>();
                if (
                    await all.AnyAsync(r => r.Id == id, token)
                    || await all.CountAsync(r => r.Server == server && r.TreatedAt == null, token) >= Report.MostOpen
                    || await db.IsBarredHere(hashes.OfRemote(activity.Actor!), token)
                )
                    return;
                db.Add(made);
                db.AddRange(Ours(activity).Select(address => new ReportedThing(id, address)));
                await later.TellOf(db, made, token);
            },
            ct
        );
    }

    private IEnumerable<string> Ours(RemoteActivity activity)
    {
        var here = instance.Absolute("/");
        return activity
            .ObjectIds.Where(o => o.Length <= Report.MaxAddress && Origin.Same(o, here))
            .Select(o => new Uri(o).AbsoluteUri)
            .Where(o => o.Length <= Report.MaxAddress)
            .Distinct(StringComparer.Ordinal)
            .Take(Report.MostThings);
    }

    /// <summary>The same for the same: it may be dealt with again after a crash.</summary>
    private static Guid IdOf(RemoteActivity activity) =>
        new(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(
                        $"{Origin.Of(activity.Actor)}\n{activity.Id ?? activity.Document.Element.GetRawText()}"
                    )
                )
                .AsSpan(0, 16)
        );
}
