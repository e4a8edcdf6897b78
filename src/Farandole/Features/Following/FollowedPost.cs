using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;

namespace Farandole.Features.Following;

/// <summary>Writes to somebody what the groups that they follow said to everybody.</summary>
internal sealed class FollowedPost(Db db, PostOffice office, AddressHash signer, Instance instance)
{
    /// <summary>In one letter, and of one group at a time.</summary>
    public const int Most = 40;

    private const string Kind = "followed";

    public async Task Send(ProfileId to, IReadOnlyList<Followed> news, string errand, byte[] stop, CancellationToken ct)
    {
        if (await db.AccountOf(to, ct) is not { } account || EmailAddress.Parse(account.Email) is not { } address)
            return;
        var words = Words.In(account.Language);
        var link = instance.Absolute(StopLetters.PathOf(stop, signer));
        await office.Send(
            new Letter
            {
                To = address,
                Language = account.Language,
                Kind = Kind,
                Solicited = true,
                Unsubscribe = link,
                IsQuiet = news.Any(n => !n.By.IsListed),
                Subject = SubjectOf(news, words),
                Body = typeof(FollowedLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(FollowedLetter.News)] = news,
                    [nameof(FollowedLetter.Stop)] = link,
                },
                Errand = errand,
            },
            ct
        );
    }

    /// <summary>Of a group that is not for everybody to find, an inbox shows no name.</summary>
    public static string SubjectOf(IReadOnlyList<Followed> news, Words words) =>
        news is [{ By.IsListed: true } one]
            ? words["following.letter.subject", ("group", one.By.Name), ("title", one.Title)]
            : words.Plural("following.letter.subjects", news.Count);
}
