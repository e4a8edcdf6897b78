using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Farandole.Domain.Accounts;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.OpenApi;

namespace Farandole.Features.About;

/// <summary>How JSON is written, and the description of the API that programs read (OpenAPI).</summary>
internal static class DescribeApi
{
    private const string Key = "key";

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
                        Introduce(document);
                        return Task.CompletedTask;
                    }
                );
                options.AddOperationTransformer(
                    (operation, context, _) =>
                    {
                        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                        if (metadata.OfType<AsksScope>().LastOrDefault() is { } asks)
                            operation.Security = KeyFor(asks, context.Document);
                        return Task.CompletedTask;
                    }
                );
            }
        );
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Info.Title = "Farandole";
        document.Info.Description =
            "Events, and for the apps of people what they may know of their groups. `Authorization: Bearer <key>`: a key of an "
            + "event opens it; a key that somebody made for an app on the page of their account opens what it allows. Errors "
            + "are problem documents (RFC 9457).";
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key of an event, or of an app.",
        };
    }

    /// <summary>Where nobody needs a key, none is an answer too.</summary>
    private static List<OpenApiSecurityRequirement> KeyFor(AsksScope asks, OpenApiDocument? document)
    {
        var key = new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(Key, document)] = [Scopes.NameOf(asks.Scope)],
        };
        return asks.IsNeeded
            ? [key]
            :
            [
                [],
                key,
            ];
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/api/{documentName}/openapi.json").Limited(Rate.Read).WithMetadata(CacheClass.Shared);
}
