using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Faces;
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
        var path = StopLetters.PathOf(stop, signer);
        await Send((address, account.Language), news, errand, (path, path), ct);
    }

    /// <param name="to">Whose address, and their language.</param>
    /// <param name="news">What is told.</param>
    /// <param name="errand">One letter for each.</param>
    /// <param name="stop">Where the letters are stopped: on a page, and by one click of a mail program.</param>
    /// <param name="ct">Of the job.</param>
    public Task Send(
        (EmailAddress Address, string Language) to,
        IReadOnlyList<Followed> news,
        string errand,
        (string Page, string OneClick) stop,
        CancellationToken ct
    )
    {
        var words = Words.In(to.Language);
        return office.Send(
            new Letter
            {
                To = to.Address,
                Language = to.Language,
                Kind = Kind,
                Solicited = true,
                Unsubscribe = instance.Absolute(stop.OneClick),
                IsQuiet = news.Any(n => !n.By.IsListed),
                Subject = SubjectOf(news, words),
                Body = typeof(FollowedLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(FollowedLetter.News)] = news,
                    [nameof(FollowedLetter.Stop)] = instance.Absolute(stop.Page),
                },
                Errand = errand,
            },
            ct
        );
    }

    /// <summary>Of a group that is not for everybody to find, an inbox shows no name.</summary>
    public static string SubjectOf(IReadOnlyList<Followed> news, Words words) =>
        news is [{ By.IsListed: true } one]
            ? words["following.letter.subject", ("group", one.By.Name), ("title", one.Headline(words))]
            : words.Plural("following.letter.subjects", news.Count);
}
