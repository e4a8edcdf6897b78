using System.Text.Json;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Farandole.Features.Announcing;

/// <summary>What the API's writing doors share: who knocks, what they sent, how they are refused.</summary>
internal static class ApiAnswers
{
    private const string Bearer = "Bearer ";

    /// <summary>
    /// Who showed a key with this very request. A session's cookie opens nothing here: another site could make a browser
    /// send it.
    /// </summary>
    public static async Task<Viewer?> ByKeyAlone(this HttpContext context, Db db, CancellationToken ct)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.Ordinal))
            return null;
        if (Apps.IsAppKey(header[Bearer.Length..]))
            return context.Viewer();
        return await db.FindKey(header[Bearer.Length..], ct) is { } key
            ? new Viewer([new(Enum.Parse<GrantKind>(key.Kind.ToString()), key.EventId, key.Id, null, key.Label)])
            : Viewer.Nobody;
    }

    /// <summary>Null when the body is no JSON object.</summary>
    public static async Task<JsonReading?> ReadObject(this HttpRequest request, CancellationToken ct)
    {
        try
        {
            var json = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, cancellationToken: ct);
            return json.ValueKind == JsonValueKind.Object && IsText(json) ? new JsonReading(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>JSON can spell half a character (RFC 8259 §8.2), which no text holds.</summary>
    private static bool IsText(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => json.GetString() is not null,
                JsonValueKind.Array => json.EnumerateArray().All(IsText),
                JsonValueKind.Object => json.EnumerateObject().All(m => m.Name is not null && IsText(m.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public static JsonHttpResult<ProblemDetails> Refuse(this Words words, int status, string key) =>
        TypedResults.Json(
            new ProblemDetails { Status = status, Title = words[key] },
            contentType: "application/problem+json",
            statusCode: status
        );

    public static JsonHttpResult<ProblemDetails> Refuse(this Words words, IEnumerable<FieldTrouble> troubles) =>
        TypedResults.Json(
            new ProblemDetails
            {
                Status = StatusCodes.Status422UnprocessableEntity,
                Title = words["announcing.api.invalid"],
                Extensions =
                {
                    ["errors"] = troubles
                        .GroupBy(t => JsonReading.FieldOf(t.Field))
                        .ToDictionary(g => g.Key, g => g.Select(t => t.In(words)).Distinct().ToArray()),
                },
            },
            contentType: "application/problem+json",
            statusCode: StatusCodes.Status422UnprocessableEntity
        );
}
