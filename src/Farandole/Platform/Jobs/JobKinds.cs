using Farandole.Domain.Kernel;
using Farandole.Platform.Facts;

namespace Farandole.Platform.Jobs;

/// <summary>One kind of job: its name in the outbox is the class's, so renaming a class needs a migration.</summary>
internal sealed record JobKind(string Name, Type Errand, Func<IServiceProvider, object, CancellationToken, Task> Run);

/// <summary>Every kind of job, and which of them listen to which fact.</summary>
internal sealed class JobKinds(IEnumerable<JobKind> kinds)
{
    private readonly Dictionary<string, JobKind> byName = kinds.ToDictionary(k => k.Name);
    private readonly ILookup<Type, JobKind> byErrand = kinds.ToLookup(k => k.Errand);

    public IEnumerable<JobKind> All => byName.Values;

    public JobKind? Named(string name) => byName.GetValueOrDefault(name);

    public IEnumerable<JobKind> ListenersOf(Fact fact) => byErrand[fact.GetType()];

    /// <summary>The one job that does this errand.</summary>
    public JobKind For(object errand) => byErrand[errand.GetType()].Single();
}

internal static class JobRegistration
{
    /// <summary>Registers a job; when its errand is a fact, it hears every such fact.</summary>
    public static IServiceCollection AddJob<TJob, TErrand>(this IServiceCollection services)
        where TJob : class, IJob<TErrand>
        where TErrand : notnull
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(
            new JobKind(
                typeof(TJob).Name,
                typeof(TErrand),
                async (provider, errand, ct) =>
                {
                    try
                    {
                        await provider.GetRequiredService<TJob>().RunAsync((TErrand)errand, ct);
                    }
                    catch (SetAside aside)
                    {
                        await aside.Keep(typeof(TJob).Name, errand, provider, ct);
                    }
                }
            )
        );
    }
}
