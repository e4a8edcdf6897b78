using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Shared.Answering;

/// <summary>
/// What a capability asks besides in the form in which somebody answers an event on request. The capability registers it.
/// </summary>
internal interface IAnswerPart
{
    /// <summary>Null when it asks nothing.</summary>
    Task<EventBlock?> For(EventAsSeen seen, TypedPart typed, Db db, CancellationToken ct);

    /// <summary>Understands what was typed; everything wrong is said at once, each at its field.</summary>
    Task<PartReading> Read(EventId id, Answer answer, IFormCollection form, Words words, Db db, CancellationToken ct);
}

/// <summary>What was typed before, and what is wrong with it.</summary>
public sealed record TypedPart(IFormCollection? Form, IReadOnlyList<FieldError> Errors);

/// <summary>What a part of an answer came to.</summary>
internal sealed record PartReading(IReadOnlyList<FieldError> Errors)
{
    public static readonly PartReading Nothing = new([]);

    /// <summary>Keeps it with the answer, in the same transaction.</summary>
    public Action<Db, Participation, Instant>? Keep { get; init; }
}

internal static class AnswerParts
{
    public static IServiceCollection AddAnswerPart<T>(this IServiceCollection services)
        where T : class, IAnswerPart => services.AddSingleton<IAnswerPart, T>();
}
