using Farandole.Domain.Kernel;

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

/// <summary>A message as typed.</summary>
internal sealed record MessageInput(string? Text, MessageTo To, Guid Message, bool IsFinal)
{
    /// <summary>In UTF-16 units: the message lies in a job for each reader until it is sent.</summary>
    public const int MaxText = 2_000;

    public static MessageInput Of(IFormCollection form) =>
        new(
            PlainText.Lines(form["text"]),
            Enum.TryParse<MessageTo>(form["to"], out var to) && Enum.IsDefined(to) ? to : MessageTo.Coming,
            Guid.TryParseExact(form["message"], "N", out var message) ? message : Guid.NewGuid(),
            form["step"] == "send"
        );
}

/// <summary>The page to write on: the form, or the message shown again before it leaves.</summary>
public sealed record MessageModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal MessageReach Reaches { get; init; } = new(0, 0, 0);

    internal MessageInput Input { get; init; } = new(null, MessageTo.Coming, Guid.NewGuid(), IsFinal: false);

    internal bool IsPreview { get; init; }

    /// <summary>The key of its words.</summary>
    internal string? Error { get; init; }

    internal MessageModel TooMany() => this with { Error = "organizing.message.error.many" };

    internal MessageModel WithErrors() =>
        this with
        {
            Error =
                Input.Text is null ? "organizing.message.error.empty"
                : Input.Text.Length > MessageInput.MaxText ? "organizing.message.error.long"
                : Reaches.Of(Input.To) == 0 ? "organizing.message.error.nobody"
                : null,
        };
}
