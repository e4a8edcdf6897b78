using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>Writes 47 as 47.0: Mobilizon drops a coordinate that looks like a whole number.</summary>
internal sealed class DecimalPoint : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString("0.0###########", CultureInfo.InvariantCulture));
}
