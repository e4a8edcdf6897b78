using System.Text.Json;
using System.Text.Json.Serialization;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Platform.Facts;

/// <summary>How facts and errands lie in the outbox: ids as text, instants as milliseconds.</summary>
internal static class FactJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new Of<Instant>(
                r => Instant.FromUnixTimeMilliseconds(r.GetInt64()),
                (w, i) => w.WriteNumberValue(i.ToUnixTimeMilliseconds())
            ),
            new Of<EventId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<ParticipationId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<InviteeId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<QuestionId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<MessageId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<AccountId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<ProfileId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<GroupId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<MemberId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<RoleId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<TeamId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<ResourceId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<GroupRequestId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<PromotionId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<PostId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<BlockId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<ClosedServerId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<HostInvitationId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<MemberNoteId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
            new Of<KeyId>(r => new(r.GetGuid()), (w, id) => w.WriteStringValue(id.Value)),
        },
    };

    public static string Write(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    public static object Read(string body, Type type) =>
        JsonSerializer.Deserialize(body, type, Options) ?? throw new JsonException($"An empty {type.Name}.");

    private sealed class Of<T>(Func<Reading, T> read, Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(
                new Reading(
                    reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : 0,
                    reader.TokenType == JsonTokenType.String ? reader.GetGuid() : default
                )
            );

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            write(writer, value);
    }

    /// <summary>The two shapes that a value has here; a reader by reference cannot be captured.</summary>
    private readonly record struct Reading(long Number, Guid Guid)
    {
        public long GetInt64() => Number;

        public Guid GetGuid() => Guid;
    }
}
