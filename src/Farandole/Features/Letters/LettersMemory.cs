using Farandole.Domain.Accounts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Letters;

/// <summary>How the account's address wants its letters, and which it got: kept by a fingerprint of the address.</summary>
internal sealed class LettersMemory(AddressHash hashes) : IMemoryPart
{
    public string Name => "letters";

    public IReadOnlyList<string> Tables => ["letter_readers", "digest_items", "letters", "refusals"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        var hash = mine.EmailHash;
        var sent = await at.Db.Set<LetterRow>().CountAsync(l => l.AddressHash == hash, ct);
        var path = LetterLinks.PathOf(hash, hashes);
        var lines = new List<MemoryLine>
        {
            new(
                "sent",
                at.Words.Plural("memory.letters.sent", sent),
                at.Words["memory.seen.you"],
                at.Words["memory.letters.until"]
            )
            {
                Change = new(at.Words["memory.see"], path),
            },
        };
        if (await at.Db.Set<LetterReader>().AnyAsync(r => r.AddressHash == hash, ct))
            lines.Add(
                new(
                    "rhythm",
                    at.Words["memory.letters.rhythm"],
                    at.Words["memory.seen.you"],
                    at.Words["memory.letters.rhythm.until"]
                )
                {
                    Change = new(at.Words["memory.change"], path),
                    Erasing = at.Words["memory.letters.rhythm.erasing"],
                }
            );
        return lines;
    }

    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct)
    {
        var hash = mine.EmailHash;
        return line == "rhythm"
            && await db.Set<LetterReader>().Where(r => r.AddressHash == hash).ExecuteDeleteAsync(ct) > 0;
    }
}
