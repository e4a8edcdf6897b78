using Farandole.ActivityPub;
using Farandole.ActivityPub.Vocabulary;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Shared.Federating;

/// <summary>Documents for other servers.</summary>
internal static class Documents
{
    public static ContentHttpResult Answer(Written document) =>
        TypedResults.Content(document.ToJson(), $"{ContentTypes.Activity}; charset=utf-8");
}
