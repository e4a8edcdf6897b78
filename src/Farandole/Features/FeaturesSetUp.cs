using Farandole.Features.About;
using Farandole.Features.Accounts;
using Farandole.Features.Afterwards;
using Farandole.Features.Agenda;
using Farandole.Features.Announcing;
using Farandole.Features.Approval;
using Farandole.Features.Attendance;
using Farandole.Features.Coming;
using Farandole.Features.DatePolls;
using Farandole.Features.Desk;
using Farandole.Features.EventPage;
using Farandole.Features.Groups;
using Farandole.Features.Guests;
using Farandole.Features.Health;
using Farandole.Features.Hosting;
using Farandole.Features.Importing;
using Farandole.Features.Intrusion;
using Farandole.Features.Letters;
using Farandole.Features.Needs;
using Farandole.Features.Notices;
using Farandole.Features.Organizing;
using Farandole.Features.Paper;
using Farandole.Features.Pieces;
using Farandole.Features.Places;
using Farandole.Features.Posts;
using Farandole.Features.Profiles;
using Farandole.Features.Questions;
using Farandole.Features.Register;
using Farandole.Features.Retention;
using Farandole.Features.Roles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Writing;
using Farandole.Features.Surprises;
using Farandole.Features.Talk;
using Farandole.Features.Waiting;
using Farandole.Platform;
using Farandole.Platform.Live;
using Farandole.Platform.Media;
using Farandole.Platform.Places;
using Farandole.Platform.Text;
using Farandole.Platform.Web.SafeHttp;
using Microsoft.AspNetCore.Components;

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
        services.AddScoped<LetterDesk>().AddScoped<IComponentActivator, SpeakingActivator>();
        services.AddMedia(builder.Configuration["Data"]!);
        services.AddSafeHttp(builder.Configuration, builder.Environment, new Uri(builder.Configuration["Url"]!).Host);
        services.AddPlaces(builder.Configuration);
        AnnouncingFeature.Add(services);
        HostingFeature.Add(services);
        ImportingFeature.Add(services);
        RetentionFeature.Add(services);
        AgendaFeature.Add(services);
        EventPageFeature.Add(services);
        AboutFeature.Add(services);
        ComingFeature.Add(services);
        PaperFeature.Add(services);
        SurprisesFeature.Add(services);
        PiecesFeature.Add(services);
        IntrusionFeature.Add(services);
        LettersFeature.Add(services);
        OrganizingFeature.Add(services);
        NeedsFeature.Add(services);
        DatePollsFeature.Add(services);
        WaitingFeature.Add(services);
        services.AddGroups();
        GuestsFeature.Add(services);
        AttendanceFeature.Add(services);
        AfterwardsFeature.Add(services);
        ApprovalFeature.Add(services);
        AccountsFeature.Add(services);
        ProfilesFeature.Add(services);
        DeskFeature.Add(services);
        QuestionsFeature.Add(services);
        TalkFeature.Add(services);
        NoticesFeature.Add(services);
    }

    /// <summary>What groups are, and what they do.</summary>
    private static void AddGroups(this IServiceCollection services)
    {
        GroupsFeature.Add(services);
        RolesFeature.Add(services);
        PostsFeature.Add(services);
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
        ListenToEvent.Map(app);
        HealthPages.Map(app);
        SuggestPlaces.Map(app);
        AnnouncingFeature.Map(app);
        HostingFeature.Map(app);
        ImportingFeature.Map(app);
        AgendaFeature.Map(app);
        EventPageFeature.Map(app);
        AboutFeature.Map(app);
        ComingFeature.Map(app);
        PaperFeature.Map(app);
        SurprisesFeature.Map(app);
        PiecesFeature.Map(app);
        IntrusionFeature.Map(app);
        RegisterFeature.Map(app);
        LettersFeature.Map(app);
        OrganizingFeature.Map(app);
        NeedsFeature.Map(app);
        DatePollsFeature.Map(app);
        app.MapGroups();
        GuestsFeature.Map(app);
        WaitingFeature.Map(app);
        AttendanceFeature.Map(app);
        AfterwardsFeature.Map(app);
        ApprovalFeature.Map(app);
        AccountsFeature.Map(app);
        ProfilesFeature.Map(app);
        DeskFeature.Map(app);
        QuestionsFeature.Map(app);
        TalkFeature.Map(app);
        NoticesFeature.Map(app);
    }

    private static void MapGroups(this WebApplication app)
    {
        GroupsFeature.Map(app);
        RolesFeature.Map(app);
        PostsFeature.Map(app);
    }
}
