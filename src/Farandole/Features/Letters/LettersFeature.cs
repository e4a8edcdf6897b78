using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;

namespace Farandole.Features.Letters;

/// <summary>How people want to be told: what is not urgent once a day together, and a page that says what was sent.</summary>
internal static class LettersFeature
{
    public static void Add(IServiceCollection services) =>
        services.AddMemoryPart<LettersMemory>().AddJob<SendDigest, DigestDue>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowLetters.Map(routes);
        ChooseRhythm.Map(routes);
    }
}
