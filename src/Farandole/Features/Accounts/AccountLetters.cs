using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;

namespace Farandole.Features.Accounts;

/// <summary>Writes to the owner of an account about the account: its address was proven, and no event is named.</summary>
internal sealed class AccountLetters(PostOffice office, Instance instance)
{
    /// <summary>Where the owner of an account sees it.</summary>
    public string Page => instance.Absolute("/account");

    /// <param name="to">The address and the language of its letters.</param>
    /// <param name="kind">Of the letter.</param>
    /// <param name="subject">The name of its subject among the words of accounts, which may say <c>{site}</c>.</param>
    /// <param name="errand">Why: the same errand, the same letter.</param>
    /// <param name="ct">Of the job.</param>
    /// <param name="with">What its component is given.</param>
    public Task Send<TBody>(
        (string Email, string Language) to,
        string kind,
        string subject,
        string errand,
        CancellationToken ct,
        params (string Name, object? Value)[] with
    )
        where TBody : LetterPiece =>
        office.Send(
            new Letter
            {
                To = EmailAddress.Parse(to.Email)!,
                Language = to.Language,
                Kind = kind,
                Solicited = true,
                IsQuiet = false,
                Subject = Words.In(to.Language)[$"accounts.letter.{subject}.subject", ("site", instance.Name)],
                Body = typeof(TBody),
                With = with.ToDictionary(w => w.Name, w => w.Value),
                Errand = errand,
            },
            ct
        );
}
