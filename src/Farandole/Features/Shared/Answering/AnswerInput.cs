using Farandole.Platform.Web;

namespace Farandole.Features.Shared.Answering;

/// <summary>What somebody typed to answer an event, as typed: the form comes back with it when something is missing.</summary>
public sealed record AnswerInput
{
    /// <summary>The value of the last choice of "how many", which asks for a number.</summary>
    public const string MoreThanFive = "more";

    /// <summary><c>coming</c>, <c>maybe</c> or <c>interested</c>.</summary>
    public string? Answer { get; init; } = "coming";

    /// <summary>A number, or <see cref="MoreThanFive"/>.</summary>
    public string? Party { get; init; } = "1";

    public string? More { get; init; }

    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Message { get; init; }

    /// <summary>
    /// <c>nobody</c>, <c>organizers</c>, <c>participants</c> or <c>all</c>; <c>circle:</c> and the id of a group; or
    /// <see cref="Circled.Usual"/>.
    /// </summary>
    public string? Exposure { get; init; } = "organizers";

    /// <summary>The handle of the profile that answers, of somebody who signed in.</summary>
    public string? As { get; init; }

    public bool Reminder { get; init; } = true;

    public bool Messages { get; init; } = true;

    /// <summary>Keeps the secret of a surprise.</summary>
    public bool Promise { get; init; }

    /// <summary>How many, wherever it was said.</summary>
    public string? People => Party == MoreThanFive ? More : Party;

    /// <summary>As a form sends it: a box that is not ticked is not sent.</summary>
    public static AnswerInput From(IFormCollection form) =>
        new()
        {
            Answer = form["answer"],
            Party = form["party"],
            More = form["more"],
            Email = form["email"],
            Name = form["name"],
            Message = form["message"],
            Exposure = form["exposure"],
            As = form["as"],
            Reminder = form["reminder"].Count > 0,
            Messages = form["messages"].Count > 0,
            Promise = form["promise"].Count > 0,
        };
}

internal static class TypedForm
{
    /// <summary>What was sent as a form; nothing when it was sent as anything else.</summary>
    public static Task<IFormCollection> Typed(this HttpRequest request, CancellationToken ct) =>
        request.ReadSentForm(ct);
}
