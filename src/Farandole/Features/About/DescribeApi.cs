using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Farandole.Platform.Web;

namespace Farandole.Features.About;

/// <summary>How JSON is written, and the description of the API that programs read (OpenAPI).</summary>
internal static class DescribeApi
{
    public static void Add(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            // The answer is never part of a page: letters may stay letters.
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.ShouldInclude = described =>
                    described.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
                options.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        document.Info.Title = "Farandole";
                        document.Info.Description =
                            "Events, and for the apps of people what they may know of their groups. `Authorization: Bearer <key>`: a key of an "
                            + "event opens it; a key that somebody made for an app on the page of their account opens what it allows. Errors "
                            + "are problem documents (RFC 9457).";
                        return Task.CompletedTask;
                    }
                );
            }
        );
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/api/{documentName}/openapi.json").Limited(Rate.Read).WithMetadata(CacheClass.Shared);
}
