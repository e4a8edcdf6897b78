using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>What somebody knows of their place in a group elsewhere may not be how it is.</summary>
internal sealed record BelongingToTell(Guid Membership);

internal static class TellBelongings
{
    /// <summary>Inside a transaction: one letter, of whatever happens before it leaves.</summary>
    public static Task TellBelonging(
        this Later later,
        Db inside,
        RemoteMembershipRow row,
        Instant now,
        CancellationToken ct
    ) => later.DoOnce(inside, $"belonging:{row.Id}", new BelongingToTell(row.Id), now, move: false, ct);
}

/// <summary>
/// Writes to somebody what became of their place in a group elsewhere, or that one invites them: it looks at what is and at what
/// they were told last. Of a group that they keep away nothing is written.
/// </summary>
internal sealed class TellBelonging(Db db, Writer writer, PostOffice office, Instance instance) : IJob<BelongingToTell>
{
    private const string Kind = "elsewhere-group";

    public async Task RunAsync(BelongingToTell errand, CancellationToken ct)
    {
        var id = errand.Membership;
        if (
            (await db.Set<RemoteMembershipRow>().Where(m => m.Id == id).Own(db, ct)).SingleOrDefault() is not { } one
            || one.Row.Told == one.Row.Standing
        )
            return;
        var (face, group, standing) = (one.Row.ProfileId, one.Row.Actor, one.Row.Standing);
        if (
            NewsOf(one.Row) is { } news
            && await db.AccountOf(face, ct) is { } account
            && !await db.FarFrom(face).AnyAsync(a => a.Address == group, ct)
        )
            await Write(account, one, news, ct);
        await writer.Write(
            (inside, token) =>
                inside
                    .Set<RemoteMembershipRow>()
                    .Where(m => m.Id == id)
                    .ExecuteUpdateAsync(s => s.SetProperty(m => m.Told, standing), token),
            ct
        );
    }

    /// <summary>With which word the letter begins; null for what they did themselves.</summary>
    private static string? NewsOf(RemoteMembershipRow row) =>
        row.State switch
        {
            BelongingElsewhere.Member
                when row.Told.StartsWith($"{BelongingElsewhere.Member}", StringComparison.Ordinal) => "role",
            BelongingElsewhere.Declined or BelongingElsewhere.Left or BelongingElsewhere.Uninvited => null,
            BelongingElsewhere.Asked => null,
            _ => row.State.ToString().ToLowerInvariant(),
        };

    private Task<bool> Write(Account account, OwnBelonging one, string news, CancellationToken ct)
    {
        var (words, word) = (Words.In(account.Language), $"belonging.letter.{news}");
        return office.Send(
            new Letter
            {
                To = EmailAddress.Parse(account.Email),
                Language = account.Language,
                Kind = Kind,
                Solicited = true,
                IsQuiet = false,
                Subject = words[$"{word}.subject", ("group", one.Group.Name)],
                Body = typeof(BelongingLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(BelongingLetter.Model)] = new BelongingLetterModel(word, instance.Absolute(PathOf(one)))
                    {
                        One = one,
                    },
                },
                Errand = $"{one.Row.Id}:{one.Row.SaidId}:{one.Row.Standing}:{one.Row.Told}:{one.Row.MembershipId}",
            },
            ct
        );
    }

    /// <summary>Where they see it, or find the group again.</summary>
    private static string PathOf(OwnBelonging one) =>
        one.Row.MovedTo is { } there && one.Row.State == BelongingElsewhere.Moved
            ? $"{SearchElsewhere.InteractPath}?uri={Uri.EscapeDataString(there)}"
            : one.Group.MembershipPath;
}

/// <summary>What a letter says of somebody's place in a group elsewhere.</summary>
/// <param name="Word">With which its words begin.</param>
/// <param name="Url">Where it goes on.</param>
public sealed record BelongingLetterModel(string Word, string Url)
{
    internal OwnBelonging One { get; init; } = null!;
}
