using Farandole.Domain.Kernel;

namespace Farandole.Platform.Live;

/// <summary>What the pages that listen are told when such a fact is durable: this word and never more.</summary>
internal sealed record LiveWord(Type Fact, string Word);

internal static class LiveRegistration
{
    /// <summary>
    /// Those who have the event's page open hear the word ("needs", "talk") when this fact happens, and fetch anew the block
    /// that goes by that name: <c>&lt;div data-module="live" data-word="needs" data-from="/events/{id}/needs"&gt;</c>.
    /// </summary>
    public static IServiceCollection AddLiveWord<TFact>(this IServiceCollection services, string word)
        where TFact : Fact, IAboutEvent => services.AddSingleton(new LiveWord(typeof(TFact), word));
}
