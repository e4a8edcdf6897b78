using Farandole.Domain.Kernel;
using Farandole.Domain.Talk;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Mail;

namespace Farandole.Features.Organizing;

/// <summary>To whom the organizers write.</summary>
internal enum MessageTo
{
    Coming,
    Maybe,
    All,
}

/// <summary>How many letters each choice sends.</summary>
internal sealed record MessageReach(int Coming, int Maybe, int All)
{
    public int Of(MessageTo to) =>
        to switch
        {
            MessageTo.Coming => Coming,
            MessageTo.Maybe => Maybe,
            MessageTo.All => All,
        };
}

/// <summary>Where a message goes.</summary>
internal enum MessageBy
{
    /// <summary>By letter and on the page.</summary>
    Both,
    Letter,
    Page,
}

/// <summary>A message as typed.</summary>
internal sealed record MessageInput(string? Text, MessageTo To, Guid Message, bool IsFinal)
{
    /// <summary>The whole of it in one sentence; it heads the announcement on the page.</summary>
    public string? Title { get; init; }

    public MessageBy By { get; init; }

    /// <summary>Who reads it on the page.</summary>
    public AnnouncedTo Seen { get; init; }

    public bool IsLetter => By != MessageBy.Page;

    public bool IsOnPage => By != MessageBy.Letter;

    /// <summary>What a letter says: the sentence first.</summary>
    public string Whole => Title is null ? Text! : $"{Title}\n\n{Text}";

    /// <summary>In UTF-16 units: the message lies in a job for each reader until it is sent.</summary>
    public const int MaxText = 2_000;

    public static MessageInput Of(IFormCollection form) =>
        new(
            PlainText.Lines(form["text"]),
            Enum.TryParse<MessageTo>(form["to"], out var to) && Enum.IsDefined(to) ? to : MessageTo.Coming,
            Guid.TryParseExact(form["message"], "N", out var message) ? message : Guid.NewGuid(),
            form["step"] == "send"
        )
        {
            Title = PlainText.Line(form["title"]),
            // Who does not say so writes letters.
            By = Enum.TryParse<MessageBy>(form["by"], out var by) && Enum.IsDefined(by) ? by : MessageBy.Letter,
            Seen =
                Enum.TryParse<AnnouncedTo>(form["seen"], out var seen) && Enum.IsDefined(seen)
                    ? seen
                    : AnnouncedTo.Everybody,
        };
}

/// <summary>The page to write on: the form, or the message shown again before it leaves.</summary>
public sealed record MessageModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal MessageReach Reaches { get; init; } = new(0, 0, 0);

    internal MessageInput Input { get; init; } = new(null, MessageTo.Coming, Guid.NewGuid(), IsFinal: false);

    internal bool IsPreview { get; init; }

    /// <summary>When it would be read; only before it leaves, and by letter.</summary>
    internal Forecast? Forecast { get; init; }

    /// <summary>What stands on the page already, the newest first.</summary>
    internal IReadOnlyList<Announcement> Announced { get; init; } = [];

    /// <summary>The key of its words.</summary>
    internal string? Error { get; init; }

    internal MessageModel TooMany() => this with { Error = "organizing.message.error.many" };

    internal MessageModel WithErrors() =>
        this with
        {
            Error =
                Input.Text is null ? "organizing.message.error.empty"
                : Input.Whole.Length > MessageInput.MaxText ? "organizing.message.error.long"
                : !PlainText.Fits(Input.Title, Announcement.MaxTitle) ? "organizing.message.error.title"
                : Input.IsLetter && Reaches.Of(Input.To) == 0 ? "organizing.message.error.nobody"
                : null,
        };
}
