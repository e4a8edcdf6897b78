using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.About;

/// <summary>Who runs the site, what it keeps of whom, what is expected, and how it can be used by everybody.</summary>
internal static class ShowAboutPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/about", About).Limited(Rate.Read).Shared().ExcludeFromDescription();
        routes.MapGet("/privacy", Privacy).Limited(Rate.Read).Shared().ExcludeFromDescription();
        routes.MapGet("/rules", () => Page.Of<RulesPage>()).Limited(Rate.Read).Shared().ExcludeFromDescription();
        routes.MapGet("/accessibility", Accessible).Limited(Rate.Read).Shared().ExcludeFromDescription();
    }

    private static RazorComponentResult About(Instance instance) =>
        Page.Of<AboutPage>(new AboutModel(instance.Name, instance.Host, instance.Contact));

    private static RazorComponentResult Privacy(Instance instance) =>
        Page.Of<PrivacyPage>(
            new PrivacyModel(
                (int)Sessions.Length.TotalHours,
                (int)Participation.Unconfirmed.TotalHours,
                (int)Event.KeptAfterEnd.TotalDays,
                instance.Contact
            )
        );

    private static RazorComponentResult Accessible(Instance instance) =>
        Page.Of<AccessibilityPage>(new AboutModel(instance.Name, instance.Host, instance.Contact));
}

public sealed record AboutModel(string Name, string? Host, string? Contact);

/// <summary>The delays that the page promises.</summary>
public sealed record PrivacyModel(int SessionHours, int UnconfirmedHours, int Days, string? Contact);
