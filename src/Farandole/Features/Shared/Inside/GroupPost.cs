using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Inside;

/// <summary>Somebody who hears of a group under one face: their letter names that face and no other.</summary>
/// <param name="Group">Which.</param>
/// <param name="Name">Of the face.</param>
/// <param name="Email">Of its account.</param>
/// <param name="Language">Of its letters.</param>
internal sealed record GroupReader(Group Group, string Name, string Email, string Language)
{
    public Words Words => Words.In(Language);

    /// <summary>What may be said of the group where others look over one's shoulder: its name only if everybody may find it.</summary>
    public string Outside => Group.IsListed ? Group.Name : Words["inside.letter.some-group"];

    /// <summary>An inbox shows nothing of what it is about: of a group by link never, else if who writes says so.</summary>
    public bool IsQuiet
    {
        get => field || !Group.IsListed;
        init;
    }
}

/// <summary>Writes to people about a group, at the address of the account that their face belongs to.</summary>
internal sealed class GroupPost(Db db, PostOffice office, Instance instance)
{
    public string Absolute(string path) => instance.Absolute(path);

    /// <summary>Null when the group, the face or its account is no more.</summary>
    public async Task<GroupReader?> Find(GroupId wanted, ProfileId profile, CancellationToken ct)
    {
        var found = await (
            from face in db.Set<Profile>()
            join account in db.Set<Account>() on face.AccountId equals account.Id
            from about in db.Set<Group>().Where(g => g.Id == wanted)
            where face.Id == profile
            select new
            {
                about,
                face.Name,
                account.Email,
                account.Language,
            }
        ).FirstOrDefaultAsync(ct);
        return found is null ? null : new(found.about, found.Name, found.Email, found.Language);
    }

    /// <param name="to">Who reads it.</param>
    /// <param name="kind">Of the letter.</param>
    /// <param name="subject">As it stands there.</param>
    /// <param name="errand">Why: the same errand, the same letter.</param>
    /// <param name="refusal">Where they refuse such letters, whole; null when they wanted to hear of it.</param>
    /// <param name="ct">Of the job.</param>
    /// <param name="with">What its component is given.</param>
    public Task<bool> Send<TBody>(
        GroupReader to,
        (string Kind, string Subject) what,
        string errand,
        string? refusal,
        CancellationToken ct,
        params (string Name, object? Value)[] with
    )
        where TBody : LetterPiece =>
        office.Send(
            new Letter
            {
                To = EmailAddress.Parse(to.Email)!,
                Language = to.Language,
                Kind = what.Kind,
                Solicited = refusal is null,
                Unsubscribe = refusal,
                IsQuiet = to.IsQuiet,
                Subject = what.Subject,
                Body = typeof(TBody),
                With = with.ToDictionary(w => w.Name, w => w.Value),
                Errand = errand,
            },
            ct
        );
}
