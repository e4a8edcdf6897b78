using System.Text.RegularExpressions;
using Farandole.Domain.Afterwards;
using Farandole.Domain.Participations;
using Farandole.Platform.Identity;
using Farandole.Tests.Media;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Afterwards;

/// <summary>What happens when an event is over, in these tests.</summary>
internal static partial class AfterwardsSteps
{
    /// <inheritdoc cref="Sending.Photo"/>
    public static byte[] Photo => Sending.Photo;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string Afterwards(this Backstage backstage) => $"{backstage.Path}/afterwards";

    public static string Souvenirs(this Backstage backstage) => $"{backstage.Path}/souvenirs";

    /// <summary>The morning after.</summary>
    public static Task<int> BeOver(this Backstage backstage) => backstage.App.PassAsync(Duration.FromDays(19));

    /// <summary>Sends a picture as the page does.</summary>
    public static Task<HttpResponseMessage> Add(
        this HttpClient organizer,
        Backstage backstage,
        byte[]? picture,
        string alt = "La ronde autour du feu"
    ) => organizer.SendsPicture(backstage.Souvenirs(), picture, alt);

    public static Task<List<Souvenir>> Kept(this Backstage backstage) =>
        backstage.App.Look(db =>
            db.Set<Souvenir>().Where(s => s.EventId == backstage.Id).OrderBy(s => s.Position).ToListAsync(Ct)
        );

    /// <summary>The address of the only picture.</summary>
    public static async Task<string> Picture(this Backstage backstage) =>
        $"{backstage.Souvenirs()}/{(await backstage.Kept()).Single().Id}.webp";

    /// <summary>A browser that has shown the personal link of an answer.</summary>
    public static async Task<HttpClient> Guest(this Backstage backstage, Participation answer)
    {
        var guest = backstage.App.Visitor();
        await guest.Post($"{backstage.Ticket(answer)}/session");
        return guest;
    }

    public static string Ticket(this Backstage backstage, Participation answer) =>
        backstage.App.Services.GetRequiredService<Tickets>().PathOf(answer);

    /// <summary>Every file of pictures that the instance keeps, by its folder.</summary>
    public static IReadOnlyList<string> Files(this Backstage backstage) => backstage.App.PictureFiles();

    /// <summary>Who may keep the answer, as it was sent.</summary>
    public static string Keepers(this HttpResponseMessage answer) =>
        answer.Headers.NonValidated["Cache-Control"].ToString();

    /// <summary>With simple spaces, as one reads it.</summary>
    public static string Plain(this string? text) => Spaces().Replace(text ?? "", " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
