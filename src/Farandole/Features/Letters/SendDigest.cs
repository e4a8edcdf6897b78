using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Letters;

/// <summary>
/// Sends what waits for somebody, as one letter. Each part is written now by the errand that would have sent it: who left
/// meanwhile, or may no longer know something, gets nothing of it.
/// </summary>
internal sealed class SendDigest(
    Db db,
    Writer writer,
    JobKinds kinds,
    IServiceProvider services,
    PostOffice office,
    DigestBox box,
    IClock clock
) : IJob<DigestDue>
{
    /// <summary>More than anybody reads; the rest comes with the next one.</summary>
    private const int Most = 40;

    public async Task RunAsync(DigestDue errand, CancellationToken ct)
    {
        var items = await db.Set<DigestItem>()
            .Where(i => i.ReaderId == errand.Reader)
            .OrderBy(i => i.Id)
            .Take(Most)
            .ToListAsync(ct);
        var letters = await office.Gather(() => Write(items, ct));
        if (letters.Count > 0)
            await office.Send(Together(letters, $"digest:{errand.Reader}:{items[0].Id}"), ct);
        await writer.Write((changed, token) => Clear(changed, errand.Reader, items, token), ct);
    }

    private async Task Write(IEnumerable<DigestItem> items, CancellationToken ct)
    {
        foreach (var item in items)
        {
            if (kinds.Named(item.Job) is { } kind)
                await kind.Run(services, FactJson.Read(item.Body, kind.Errand), ct);
        }
    }

    /// <summary>One is sent as it is.</summary>
    private static Letter Together(IReadOnlyList<Letter> letters, string errand)
    {
        if (letters is [var only])
            return only with { Kind = LetterKinds.Digest, Parts = letters, Errand = errand };
        var newest = letters[^1];
        return new()
        {
            To = newest.To,
            Language = newest.Language,
            Kind = LetterKinds.Digest,
            Solicited = true,
            Subject = Words.In(newest.Language).Plural("letters.digest.subject", letters.Count),
            Body = typeof(DigestLetter),
            With = new Dictionary<string, object?> { [nameof(DigestLetter.Parts)] = Bodies(letters) },
            IsQuiet = letters.Any(l => l.IsQuiet),
            Errand = errand,
            Parts = letters,
        };
    }

    private static List<DigestPart> Bodies(IReadOnlyList<Letter> letters) =>
        [.. letters.Select(l => new DigestPart(l.Body, l.With.ToDictionary(w => w.Key, w => w.Value!)))];

    private async Task Clear(Db changed, long reader, List<DigestItem> items, CancellationToken ct)
    {
        var sent = items.ConvertAll(i => i.Id);
        await changed.Set<DigestItem>().Where(i => sent.Contains(i.Id)).ExecuteDeleteAsync(ct);
        if (await changed.Set<DigestItem>().AnyAsync(i => i.ReaderId == reader, ct))
            await box.Plan(changed, reader, clock.GetCurrentInstant() + Duration.FromDays(1), move: false, ct);
    }
}

/// <summary>What one of the letters says.</summary>
public sealed record DigestPart(Type Body, IDictionary<string, object> With);
