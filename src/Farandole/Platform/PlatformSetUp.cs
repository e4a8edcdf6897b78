using System.Text.Encodings.Web;
using System.Text.Unicode;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Live;
using Farandole.Platform.Mail;
using Farandole.Platform.Push;
using Farandole.Platform.Search;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform;

/// <summary>The mechanisms, and the order in which a request meets them.</summary>
internal static class PlatformSetUp
{
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        // The framework would write paths and queries down, which hold tickets and what people type.
        builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            // Nobody traces requests; while this may log, each one is given an activity.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        services.AddSingleton<IClock>(SystemClock.Instance).AddSingleton<Instance>().AddScoped<Reader>();
        // Without this every é of a page becomes seven bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(_ => new DataFolder(configuration["Data"] ?? "data"));
        services.AddDatabase();
        services
            .AddSingleton<AddressHash>()
            .AddSingleton<Tickets>()
            .AddSingleton<SignInProofs>()
            .AddSingleton<InvitationLinks>()
            .AddSingleton<PasswordHash>()
            .AddSingleton<TimedCodes>()
            .AddScoped<PasskeyChecks>()
            .AddSingleton<Sessions>()
            .AddSingleton<SameSite>()
            .AddSingleton<PageCache>()
            .AddSingleton<Listeners>();
        services
            .AddSingleton<FirstAnswer>()
            .AddSingleton<JobKinds>()
            .AddSingleton<JobBell>()
            .AddSingleton<JobRunner>()
            .AddSingleton<Later>()
            .AddHostedService<JobLoop>()
            .AddHostedService<Settle>();
        services.AddMail();
        builder.AddWeb();
    }

    private static void AddMail(this IServiceCollection services)
    {
        services
            .AddSingleton<MailSettings>()
            .AddSingleton<Mailer>()
            .AddSingleton<LetterRenderer>()
            .AddSingleton<LetterComposer>()
            .AddSingleton<LetterBudget>()
            .AddSingleton<DigestBox>()
            .AddSingleton<NoticeBox>()
            .AddSingleton<PostOffice>();
        services.AddSingleton<PushKeys>().AddSingleton<PushSender>();
    }

    private static void AddWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        // The framework asks for it; nothing of ours is protected with it, so no key need outlive the process.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // It would make a key at each start all the same, with XML and a warning, and lay it into somebody's home.
        services.Remove(services.Single(s => s.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddHttpContextAccessor();
        services.AddLimits();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 256 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.UseFirstAnswer();
        app.UseProxies();
        app.UseHead();
        app.UseRouting();
        // First of all that costs something: what is kept goes out as it is, its headers too.
        var pages = app.Services.GetRequiredService<PageCache>();
        app.Use(next => context => pages.Serve(context, next));
        app.UseSecurityHeaders();
        app.UseReader();
        app.UseTroubles();
        app.UseLimits();
        app.UseViewer();
        var sameSite = app.Services.GetRequiredService<SameSite>();
        app.Use(next => context => sameSite.Check(context, next));
    }

    /// <summary>Makes the database fit this version and loads what everything else needs.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken ct)
    {
        var services = app.Services;
        await services.GetRequiredService<Migrations>().RunAsync(ct);
        var writer = services.GetRequiredService<Writer>();
        writer.Committed += services.GetRequiredService<PageCache>().Forget;
        writer.Committed += services.GetRequiredService<ServerGate>().Forget;
        // After the cache: whoever is rung asks at once.
        writer.Committed += services.GetRequiredService<Listeners>().Ring;
        var database = services.GetRequiredService<DatabaseSettings>();
        await services.GetRequiredService<AddressHash>().Load(database, ct);
        await services.GetRequiredService<PushKeys>().Load(database, ct);
    }

    private static void AddDatabase(this IServiceCollection services)
    {
        services.AddSingleton(p => DatabaseSettings.From(p.GetRequiredService<IConfiguration>()));
        services.AddPooledDbContextFactory<Db.Db>(
            (provider, options) => provider.GetRequiredService<DatabaseSettings>().Configure(options),
            KeptPlaces.Most
        );
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<Db.Db>>().CreateDbContext());
        services.AddSingleton<Migrations>().AddSingleton<SearchIndex>();
        services.AddSingleton<Writer>(p =>
            p.GetRequiredService<DatabaseSettings>().IsSqlite
                ? ActivatorUtilities.CreateInstance<SqliteWriter>(p)
                : ActivatorUtilities.CreateInstance<PostgresWriter>(p)
        );
    }
}
