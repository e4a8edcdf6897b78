using Farandole.ActivityPub.Fetching;

namespace Farandole.ActivityPub.Delivery;

/// <summary>What an answer to a delivery means.</summary>
public enum AnswerKind
{
    /// <summary>Any 2xx; whether it was believed is not said (snac and Mobilizon look later).</summary>
    Taken,

    /// <summary>400, 401, 403: perhaps it only does not take this way of signing.</summary>
    Doubted,

    /// <summary>410: there is nobody any more.</summary>
    Gone,

    /// <summary>It will not be taken later either.</summary>
    Refused,

    /// <summary>The server is there, and wants to be asked later.</summary>
    Busy,

    /// <summary>The server is not there, or not well.</summary>
    Down,
}

/// <summary>Reads the answer to a POST to an inbox (AP §7.1).</summary>
public static class DeliveryAnswer
{
    public static AnswerKind Of(WireAnswer answer) =>
        answer.WhyNot is not null
            ? AnswerKind.Down
            : answer.Status switch
            {
                >= 200 and < 300 => AnswerKind.Taken,
                400 or 401 or 403 => AnswerKind.Doubted,
                410 => AnswerKind.Gone,
                408 or 425 or 429 => AnswerKind.Busy,
                // A redirect of an inbox is a server being moved or a page of maintenance: neither lasts.
                >= 300 and < 400 => AnswerKind.Busy,
                501 => AnswerKind.Refused,
                >= 400 and < 500 => AnswerKind.Refused,
                _ => AnswerKind.Down,
            };

    /// <summary>The moment that <c>Retry-After</c> names, as seconds or as a date.</summary>
    public static DateTimeOffset? Wish(WireAnswer answer, DateTimeOffset now) =>
        answer.RetryAfter switch
        {
            { Date: { } date } => date,
            { Delta: { } delta } => delta < TimeSpan.FromDays(365) ? now + delta : now + TimeSpan.FromDays(365),
            _ => null,
        };
}
