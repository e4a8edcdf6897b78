using Farandole.Features.About;
using Farandole.Features.Agenda;
using Farandole.Features.Announcing;
using Farandole.Features.Coming;
using Farandole.Features.Desk;
using Farandole.Features.EventPage;
using Farandole.Features.Health;
using Farandole.Features.Importing;
using Farandole.Features.Organizing;
using Farandole.Features.Paper;
using Farandole.Features.Places;
using Farandole.Features.Register;
using Farandole.Features.Retention;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Media;
using Farandole.Platform.Places;
using Farandole.Platform.Text;
using Farandole.Platform.Web.SafeHttp;

namespace Farandole.Features;

/// <summary>The capabilities, one line each: deleting a line and its folder removes one.</summary>
internal static class FeaturesSetUp
{
    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddSingleton<Assets>()
            .AddSingleton(p => p.GetRequiredService<Instance>() is var i ? new Site(i.Name, i.Place, i.Host) : null!);
        services.AddMedia(builder.Configuration["Data"]!);
        services.AddSafeHttp(builder.Configuration, builder.Environment, new Uri(builder.Configuration["Url"]!).Host);
        services.AddPlaces(builder.Configuration);
        AnnouncingFeature.Add(services);
        ImportingFeature.Add(services);
        RetentionFeature.Add(services);
        AgendaFeature.Add(services);
        EventPageFeature.Add(services);
        AboutFeature.Add(services);
        ComingFeature.Add(services);
        OrganizingFeature.Add(services);
        DeskFeature.Add(services);
    }

    /// <summary>Reads at the start what every page needs, while the database is being made ready.</summary>
    public static void LoadFeatures(this WebApplication app)
    {
        app.Services.GetRequiredService<Assets>();
        foreach (var language in Words.Languages)
            Words.In(language);
    }

    public static void MapFeatures(this WebApplication app)
    {
        Assets.Map(app);
        ServePictures.Map(app);
        HealthPages.Map(app);
        SuggestPlaces.Map(app);
        AnnouncingFeature.Map(app);
        ImportingFeature.Map(app);
        AgendaFeature.Map(app);
        EventPageFeature.Map(app);
        AboutFeature.Map(app);
        ComingFeature.Map(app);
        PaperFeature.Map(app);
        RegisterFeature.Map(app);
        OrganizingFeature.Map(app);
        DeskFeature.Map(app);
    }
}
