using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Where people ask, answer, talk and announce.</summary>
internal static class VoicesSights
{
    public static IEnumerable<Sight> All => [.. Asking, .. Talking];

    private static IEnumerable<Sight> Asking =>
        [
            Get("questions", "/events/{id}/questions", s => $"{s.March.Path}/questions"),
            Get("questions-none", "/events/{id}/questions", s => $"{s.Bare.Path}/questions"),
            Get("questions-team", "/events/{id}/questions", s => $"{s.March.Path}/questions").By(Eyes.Organizer),
            Get("questions-team-none", "/events/{id}/questions", s => $"{s.Bare.Path}/questions").By(Eyes.Organizer),
            Get("question", "/events/{id}/questions/{question:guid}", s => s.Question),
            Get("asked", "/events/{id}/asked", s => $"{s.March.Path}/asked"),
            Get("asked-letter", "/events/{id}/asked", s => $"{s.March.Path}/asked?by=letter"),
            Get("question-own", "/q/{link}", s => s.QuestionLink),
            Post("ask-errors", "/events/{id}/questions", s => s.March.Path, Ask(" ")).Answers(422),
            Post("ask-same", "/events/{id}/questions", s => s.March.Path, Ask("Un fauteuil peut-il suivre ?")),
            Post(
                    "answer-empty",
                    "/events/{id}/questions/{question:guid}/answer",
                    s => $"{s.March.Path}/questions",
                    looking => looking.SendAsync("main form[action$='/answer']", ("answer", " "))
                )
                .By(Eyes.Organizer)
                .Answers(422),
        ];

    private static IEnumerable<Sight> Talking =>
        [
            Get("talk", "/events/{id}/talk", s => $"{s.Bare.Path}/talk"),
            Get("talk-team", "/events/{id}/talk", s => $"{s.Bare.Path}/talk").By(Eyes.Organizer),
            Get("event-talk", "/events/{id}", s => s.Bare.Path),
            Post(
                    "talk-errors",
                    "/events/{id}/talk",
                    s => s.Bare.Path,
                    looking => looking.SendAsync("main form[action$='/talk']", ("text", " "))
                )
                .By(Eyes.Organizer)
                .Answers(422),
        ];

    private static Func<Looking, Task> Ask(string question) =>
        looking => looking.SendAsync("main form[action$='/questions']", ("question", question));
}
