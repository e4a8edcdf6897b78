using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>The vocabulary as JSON, without reflection.</summary>
[JsonSerializable(typeof(ActivityEvent))]
[JsonSerializable(typeof(ActivityActor))]
[JsonSerializable(typeof(ActivityNote))]
[JsonSerializable(typeof(ActivityTombstone))]
[JsonSerializable(typeof(ActivityMember))]
[JsonSerializable(typeof(ActivityList))]
[JsonSerializable(typeof(ActivityListPage))]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(QuotedActivity))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>Letters as letters: the answer is JSON and never stands inside HTML.</summary>
    public static ActivityJson Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
