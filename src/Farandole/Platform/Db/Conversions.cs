using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Platform.Db;

/// <summary>How values lie in both databases: instants as milliseconds, days and times as ISO text, words as words.</summary>
internal static class Conversions
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static void Register(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Instant>().HaveConversion<InstantInMilliseconds>();
        conventions.Properties<LocalDate>().HaveConversion<IsoDate>();
        conventions.Properties<LocalTime>().HaveConversion<IsoTime>();
        conventions.Properties<EventId>().HaveConversion<EventIds>();
        conventions.Properties<ParticipationId>().HaveConversion<ParticipationIds>();
        conventions.Properties<KeyId>().HaveConversion<KeyIds>();
        conventions.Properties<PictureId>().HaveConversion<PictureIds>();
        conventions.Properties<Visibility>().HaveConversion<string>();
        conventions.Properties<EventStatus>().HaveConversion<string>();
        conventions.Properties<Piece>().HaveConversion<string>();
        conventions.Properties<KeyKind>().HaveConversion<string>();
        conventions.Properties<Answer>().HaveConversion<string>();
        conventions.Properties<Exposure>().HaveConversion<string>();
    }

    private sealed class InstantInMilliseconds()
        : ValueConverter<Instant, long>(i => i.ToUnixTimeMilliseconds(), ms => Instant.FromUnixTimeMilliseconds(ms));

    private sealed class IsoDate()
        : ValueConverter<LocalDate, string>(
            d => LocalDatePattern.Iso.Format(d),
            s => LocalDatePattern.Iso.Parse(s).Value
        );

    private sealed class IsoTime()
        : ValueConverter<LocalTime, string>(t => Minutes.Format(t), s => Minutes.Parse(s).Value);

    private sealed class EventIds() : ValueConverter<EventId, Guid>(id => id.Value, value => new EventId(value));

    private sealed class ParticipationIds()
        : ValueConverter<ParticipationId, Guid>(id => id.Value, value => new ParticipationId(value));

    private sealed class KeyIds() : ValueConverter<KeyId, Guid>(id => id.Value, value => new KeyId(value));

    private sealed class PictureIds() : ValueConverter<PictureId, Guid>(id => id.Value, value => new PictureId(value));
}
