using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>The account itself, and every way to sign in to it.</summary>
internal sealed class AccountMemory : IMemoryPart
{
    private const int Most = 50;

    public string Name => "account";

    public IReadOnlyList<string> Tables =>
        ["accounts", "sign_ins", "account_requests", "passwords", "second_factors", "recovery_codes", "sessions"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        var words = at.Words;
        var lines = new List<MemoryLine>
        {
            Line("address", words["memory.account.address", ("address", mine.Email)], at) with
            {
                Change = new(words["memory.change"], "/account#address-title"),
                ErasedAt = "/account#erase",
            },
            Line(
                "days",
                words[
                    "memory.account.days",
                    ("made", words.DayMonth(mine.CreatedOn)),
                    ("seen", words.DayMonth(mine.SeenOn))
                ],
                at
            ),
        };
        await AddWays(lines, mine, at, ct);
        await AddSessions(lines, mine, at, ct);
        return lines;
    }

    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct)
    {
        var sessions = await Sessions(mine, db).Select(s => s.Id).ToListAsync(ct);
        var ended = sessions.FindAll(s => SessionLine(s) == line);
        return await db.Set<Session>().Where(s => ended.Contains(s.Id)).ExecuteDeleteAsync(ct) > 0;
    }

    private static async Task AddWays(List<MemoryLine> lines, Account mine, MemoryReading at, CancellationToken ct)
    {
        var (db, words) = (at.Db, at.Words);
        if (await db.Set<Password>().FirstOrDefaultAsync(p => p.AccountId == mine.Id, ct) is { } password)
            lines.Add(
                Way(
                    "password",
                    words["memory.account.password", ("day", words.DayMonth(password.SetOn))],
                    "password-title",
                    at
                )
            );
        if (
            await db.Set<SecondFactor>().FirstOrDefaultAsync(f => f.AccountId == mine.Id && f.SetOn != null, ct) is
            { SetOn: { } set }
        )
            lines.Add(
                Way(
                    "second-step",
                    words["memory.account.second-step", ("day", words.DayMonth(set))],
                    "second-step-title",
                    at
                )
            );
        foreach (
            var key in await db.Set<Passkey>().Where(p => p.AccountId == mine.Id).OrderBy(p => p.SetOn).ToListAsync(ct)
        )
            lines.Add(
                Way(
                    $"passkey:{key.SetOn}",
                    words[
                        "memory.account.passkey",
                        ("device", key.Device ?? words["accounts.devices.unknown"]),
                        ("day", words.DayMonth(key.SetOn))
                    ],
                    "passkeys-title",
                    at
                )
            );
    }

    private static async Task AddSessions(List<MemoryLine> lines, Account mine, MemoryReading at, CancellationToken ct)
    {
        foreach (var one in await Sessions(mine, at.Db).OrderByDescending(s => s.CreatedAt).Take(Most).ToListAsync(ct))
        {
            var isHere = at.Here is not null && one.Id.AsSpan().SequenceEqual(at.Here);
            lines.Add(
                new(
                    SessionLine(one.Id),
                    at.Words[
                        "memory.account.session",
                        ("device", one.Device ?? at.Words["accounts.devices.unknown"]),
                        ("moment", at.Words.Moment(one.CreatedAt, at.Zone))
                    ],
                    at.Words["memory.seen.you"],
                    at.Words["memory.until", ("when", at.Words.Moment(one.ExpiresAt, at.Zone))]
                )
                {
                    Erasing = isHere ? null : at.Words["memory.account.session.erasing"],
                }
            );
        }
    }

    private static IQueryable<Session> Sessions(Account mine, Db db) =>
        db.Set<Session>().Where(s => db.Set<SessionGrant>().Any(g => g.SessionId == s.Id && g.AccountId == mine.Id));

    private static string SessionLine(byte[] id) => $"session:{Visit.NameOf(id)}";

    private static MemoryLine Way(string id, string what, string panel, MemoryReading at) =>
        Line(id, what, at) with
        {
            Change = new(at.Words["memory.change"], $"/account#{panel}"),
        };

    private static MemoryLine Line(string id, string what, MemoryReading at) =>
        new(id, what, at.Words["memory.seen.you"], at.Words["memory.until.account"]);
}

/// <summary>The events of which the account's address has a key.</summary>
internal sealed class KeysMemory : IMemoryPart
{
    private const int Most = 50;

    public string Name => "keys";

    public IReadOnlyList<string> Tables => ["event_keys"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct) =>
        mine.Gathers
            ?
            [
                .. (await at.Db.OrganizedBy(mine, Most, ct)).Select(o => new MemoryLine(
                    o.Key.Id.ToString(),
                    o.About.Title,
                    at.Words["memory.seen.team"],
                    at.Words["memory.until.keys"]
                )
                {
                    Change = new(at.Words["memory.open"], "/account#own-title"),
                }),
            ]
            : [];
}
