using Farandole.Features.About;
using Farandole.Features.Accounts;
using Farandole.Features.Afterwards;
using Farandole.Features.Agenda;
using Farandole.Features.Announcing;
using Farandole.Features.Approval;
using Farandole.Features.Attendance;
using Farandole.Features.Blocking;
using Farandole.Features.Coming;
using Farandole.Features.DatePolls;
using Farandole.Features.Desk;
using Farandole.Features.Elsewhere;
using Farandole.Features.EventPage;
using Farandole.Features.Federation;
using Farandole.Features.Following;
using Farandole.Features.Groups;
using Farandole.Features.Guests;
using Farandole.Features.Health;
using Farandole.Features.Hosting;
using Farandole.Features.Importing;
using Farandole.Features.Intrusion;
using Farandole.Features.Letters;
using Farandole.Features.Members;
using Farandole.Features.Memory;
using Farandole.Features.Moving;
using Farandole.Features.Needs;
using Farandole.Features.Notebook;
using Farandole.Features.Notices;
using Farandole.Features.Organizing;
using Farandole.Features.Paper;
using Farandole.Features.Pieces;
using Farandole.Features.Places;
using Farandole.Features.Posts;
using Farandole.Features.Profiles;
using Farandole.Features.Promoting;
using Farandole.Features.Questions;
using Farandole.Features.Register;
using Farandole.Features.RemoteAnswers;
using Farandole.Features.Reports;
using Farandole.Features.Resources;
using Farandole.Features.Retention;
using Farandole.Features.Roles;
using Farandole.Features.Servers;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Pictures;
using Farandole.Features.Shared.Writing;
using Farandole.Features.Stewards;
using Farandole.Features.Surprises;
using Farandole.Features.Talk;
using Farandole.Features.Waiting;
using Farandole.Platform;
using Farandole.Platform.Federation;
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
    /// <summary>What each brings along, and its doors.</summary>
    private static readonly (Action<IServiceCollection>? Add, Action<IEndpointRouteBuilder>? Map)[] Capabilities =
    [
        (AnnouncingFeature.Add, AnnouncingFeature.Map),
        (HostingFeature.Add, HostingFeature.Map),
        (ImportingFeature.Add, ImportingFeature.Map),
        (RetentionFeature.Add, null),
        (AgendaFeature.Add, AgendaFeature.Map),
        (EventPageFeature.Add, EventPageFeature.Map),
        (AboutFeature.Add, AboutFeature.Map),
        (ComingFeature.Add, ComingFeature.Map),
        (PaperFeature.Add, PaperFeature.Map),
        (SurprisesFeature.Add, SurprisesFeature.Map),
        (PiecesFeature.Add, PiecesFeature.Map),
        (IntrusionFeature.Add, IntrusionFeature.Map),
        (LettersFeature.Add, LettersFeature.Map),
        (OrganizingFeature.Add, OrganizingFeature.Map),
        (NeedsFeature.Add, NeedsFeature.Map),
        (DatePollsFeature.Add, DatePollsFeature.Map),
        (WaitingFeature.Add, WaitingFeature.Map),
        (GroupsFeature.Add, GroupsFeature.Map),
        (MembersFeature.Add, MembersFeature.Map),
        (MemoryFeature.Add, MemoryFeature.Map),
        (MovingFeature.Add, MovingFeature.Map),
        (RolesFeature.Add, RolesFeature.Map),
        (ServersFeature.Add, ServersFeature.Map),
        (ReportsFeature.Add, ReportsFeature.Map),
        (ResourcesFeature.Add, ResourcesFeature.Map),
        (PostsFeature.Add, PostsFeature.Map),
        (FollowingFeature.Add, FollowingFeature.Map),
        (GuestsFeature.Add, GuestsFeature.Map),
        (NotebookFeature.Add, NotebookFeature.Map),
        (AttendanceFeature.Add, AttendanceFeature.Map),
        (AfterwardsFeature.Add, AfterwardsFeature.Map),
        (ApprovalFeature.Add, ApprovalFeature.Map),
        (AccountsFeature.Add, AccountsFeature.Map),
        (ProfilesFeature.Add, ProfilesFeature.Map),
        (FederationFeature.Add, FederationFeature.Map),
        (RemoteAnswersFeature.Add, RemoteAnswersFeature.Map),
        (ElsewhereFeature.Add, ElsewhereFeature.Map),
        (BlockingFeature.Add, BlockingFeature.Map),
        (PromotingFeature.Add, PromotingFeature.Map),
        (DeskFeature.Add, DeskFeature.Map),
        (StewardsFeature.Add, StewardsFeature.Map),
        (QuestionsFeature.Add, QuestionsFeature.Map),
        (TalkFeature.Add, TalkFeature.Map),
        (NoticesFeature.Add, NoticesFeature.Map),
        (null, HealthPages.Map),
        (null, SuggestPlaces.Map),
        (null, RegisterFeature.Map),
    ];

    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddSingleton<Assets>()
            .AddSingleton(p => p.GetRequiredService<Instance>() is var i ? new Site(i.Name, i.Place, i.Host) : null!);
        services.AddScoped<GroupPost>().AddScoped<EveningRound>();
        services.AddScoped<LetterDesk>().AddScoped<IComponentActivator, SpeakingActivator>();
        services.AddMedia(builder.Configuration["Data"]!);
        services.AddSingleton<IncomingPictures>().AddScoped<FacePictures>();
        var host = new Uri(builder.Configuration["Url"]!).Host;
        services.AddSafeHttp(builder.Configuration, builder.Environment, host);
        services.AddFederation(builder.Configuration, builder.Environment, host);
        services.AddPlaces(builder.Configuration);
        foreach (var (add, _) in Capabilities)
            add?.Invoke(services);
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
        foreach (var (_, map) in Capabilities)
            map?.Invoke(app);
    }
}
