namespace Farandole.Tests.Canaries;

/// <content>Where each word may lie, and which may wait.</content>
public sealed partial class LeavingTests
{
    /// <summary>Jobs that carry words of the organizers or of a steward until their letters have left.</summary>
    private static readonly string[] WithWords =
    [
        "SendMessageLetter",
        "SendWordToRemote",
        "SendDeclineLetter",
        "SendDeletionLetter",
        "SendDecisionLetter",
    ];

    /// <summary>Where what is behind the scenes lies.</summary>
    private static readonly string[] ForTheTeam =
    [
        "afterwords.letter_subject",
        "afterwords.letter_text",
        "team_notes.words",
        "team_notes.html",
        "team_notes.by",
        "talk_messages.text",
        "talk_messages.html",
        "event_keys.label",
        "invitees.name",
        "invitees.email",
        "decisions.by",
        "event_changes.by",
        "questions.text",
        "questions.answered_by",
    ];

    private static readonly string[] ElsewhereToo =
    [
        "outgoing.body",
        "deliveries.inbox",
        "questions.from_handle",
        "questions.from_page",
        "blocks.remote_actor",
        "blocks.remote_handle",
    ];

    /// <summary>Of a deleted event, the letters that say so have the last word: its title.</summary>
    private static bool MayWait(string job, Canary word) =>
        job == "SendDeletionLetter" && word.Text == CanaryWorld.Word(FullFlow.Deleted, "title");

    private static bool MayLie(Canary word, string column) =>
        word.Part switch
        {
            Part.Mail => column == "participations.email",
            Part.Name => column is "participations.name" or "claims.note" or "remote_actors.name",
            Part.Elsewhere => column.Split('.')[0] is "remote_answers" or "remote_actors" or "remote_questions"
                || ElsewhereToo.Contains(column),
            Part.Host => column == "groups.name",
            Part.Message => column == "participations.message",
            Part.Never => column
                is "event_keys.email"
                    or "event_keys.label"
                    or "questions.email"
                    or "accounts.email"
                    or "sign_ins.email"
                    or "new_addresses.email"
                    or "group_requests.words"
                    or "remote_members.words"
                    or "remote_members.actor"
                    or "remote_members.activity_id"
                    or "remote_actors.address"
                    or "remote_actors.handle"
                    or "remote_actors.name"
                    or "remote_actors.page"
                    or "remote_actors.inbox"
                    or "members.does",
            Part.Talk or Part.Silenced or Part.Inner => column.StartsWith("talk_messages.", StringComparison.Ordinal)
                || column.StartsWith("announcements.", StringComparison.Ordinal)
                || column is "afterwords.text" or "afterwords.html" or "souvenirs.alt",
            Part.Backstage => ForTheTeam.Contains(column),
            _ => column.StartsWith("events.", StringComparison.Ordinal)
                || column is "event_changes.before" or "event_changes.after" or "needs.label" or "needs.note"
                || column.StartsWith("questions.", StringComparison.Ordinal)
                || column.StartsWith("announcements.", StringComparison.Ordinal),
        };
}
