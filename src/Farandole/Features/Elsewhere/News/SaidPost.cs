using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using NodaTime;

namespace Farandole.Features.Elsewhere.News;

/// <summary>News as another server says it, made into what is kept of it: bounded and cleaned.</summary>
internal static class SaidPost
{
    private const int MostTitle = 200;
    private const int MostAddress = 2_000;

    /// <summary>Null when it cannot be shown: without a title, not for everybody, or no news but a comment or a short note.</summary>
    /// <param name="said">By its own server.</param>
    /// <param name="by">In whose name it is.</param>
    /// <param name="now">Of the reading: nothing is published later than it is heard.</param>
    public static RemotePostRow? Of(RemoteNote said, RemoteActorRow by, Instant now)
    {
        if (
            said is not { Type: "Article", IsDraft: false, InReplyTo: null, Visibility: Visibility.Public, Id: { } id }
            || id.Length > MostAddress
            || SaidText.Line(said.Name, MostTitle) is not { } title
        )
            return null;
        var published = said.Published is { } at ? Instant.FromDateTimeOffset(at.At) : now;
        return new RemotePostRow
        {
            Id = Guid.NewGuid(),
            Address = id,
            Actor = by.Address,
            Page = Origin.Same(said.Url, id) && said.Url is { Length: <= MostAddress } page ? page : id,
            Title = title,
            Html = SaidText.Html(said.Content),
            Language = SaidText.Language(said.Language),
            PublishedAt = Instant.Min(published, now),
            ChangedAt = said.Updated is { } changed ? Instant.FromDateTimeOffset(changed.At) : published,
        };
    }
}
