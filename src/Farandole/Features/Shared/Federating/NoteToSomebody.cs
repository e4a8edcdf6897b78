using System.Net;
using Farandole.ActivityPub.Vocabulary;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>
/// What whoever announces an event says to somebody on another server: a note that mentions them (Mastodon tells nobody else of
/// it), for them alone unless it answers what everybody read.
/// </summary>
/// <param name="Told">The event.</param>
/// <param name="Who">To whom.</param>
internal sealed record NoteToSomebody(ToldEvent Told, RemoteActorRow Who)
{
    public required string Id { get; init; }

    /// <summary>HTML: texts in it are escaped by whoever wrote it.</summary>
    public required string Html { get; init; }

    public string? Url { get; init; }

    /// <summary>The address of what it answers; null when it answers nothing.</summary>
    public string? RepliesTo { get; init; }

    public bool IsForAll { get; init; }

    public Activity ToActivity(Instant now)
    {
        var note = ToNote(now);
        return Activity.Create($"{Id}/creation", Told.By.Address, note) with
        {
            To = note.To,
            Cc = note.Cc,
            Published = note.Published,
        };
    }

    public ActivityNote ToNote(Instant now) =>
        new(TextKind.Note)
        {
            Id = Id,
            Url = Url,
            Content = Html,
            Actor = Told.By.Address,
            AttributedTo = Told.By.Address,
            InReplyTo = RepliesTo,
            To = IsForAll ? [Contexts.Public] : [Who.Address],
            Cc = IsForAll ? [Who.Address] : [],
            Published = now.ToString(),
            Tag = [ActivityTag.Mention(CalledOf(Who), Who.Address)],
            Attachment = [],
        };

    /// <summary>Their name as a link, with which the text begins.</summary>
    public static string MentionOf(RemoteActorRow who) =>
        $"<span class=\"h-card\"><a href=\"{Escaped(who.Page)}\" class=\"u-url mention\">{Escaped(CalledOf(who))}</a></span>";

    public static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string CalledOf(RemoteActorRow who) => $"@{who.Handle}";
}
