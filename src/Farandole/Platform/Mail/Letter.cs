using Farandole.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace Farandole.Platform.Mail;

/// <summary>What a letter is: to whom, about what, and which component writes it.</summary>
internal sealed record Letter
{
    /// <summary>Null for somebody who answered with a name alone: what they can be told is told on their devices.</summary>
    public required EmailAddress? To { get; init; }

    /// <summary>The reader's language, <c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Its kind, for the address's budget and for "what we sent you": <c>confirm</c>, <c>in</c>, <c>reminder</c>…</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the address was confirmed before: others get one letter a day at most, whatever is asked.</summary>
    public required bool Solicited { get; init; }

    public required string Subject { get; init; }

    /// <summary>A component that inherits LetterPiece; rendered twice, as HTML and as text.</summary>
    public required Type Body { get; init; }

    public IReadOnlyDictionary<string, object?> With { get; init; } = new Dictionary<string, object?>();

    public EventId? About { get; init; }

    /// <summary>An inbox shows nothing of what it is about: neither beside the subject nor in its first lines.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>Same errand, same letter: sent twice only if the process died in between, and then with the same Message-ID.</summary>
    public required string Errand { get; init; }

    /// <summary>A calendar file and its METHOD (RFC 5546).</summary>
    public CalendarPart? Calendar { get; init; }

    /// <summary>Stops this kind of letter: a page for people (GET), and one click for mail programs (POST, RFC 8058).</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>Of somebody who answered, who may be told on their devices as well or instead.</summary>
    public Notice? Notice { get; init; }

    /// <summary>The letters that this one holds, each noted as sent with it.</summary>
    public IReadOnlyList<Letter> Parts { get; init; } = [];
}

internal sealed record CalendarPart(string Text, string Method);

/// <summary>How a letter is being written.</summary>
/// <param name="AsText">As plain text beside the HTML.</param>
/// <param name="Wishes">The page where its reader says how they want to be told, whole; none in what they did not ask for.</param>
/// <param name="IsQuiet">What it is about keeps out of its first lines.</param>
/// <param name="IsPart">Inside another letter, without a frame of its own.</param>
public sealed record LetterFrame(bool AsText, string? Wishes, bool IsQuiet = false, bool IsPart = false);

/// <summary>Base of everything inside a letter: knows how it is being written.</summary>
public abstract class LetterPiece : ComponentBase
{
    [CascadingParameter]
    public LetterFrame Frame { get; set; } = new(false, null);

    protected bool AsText => Frame.AsText;
}
