namespace Farandole.Platform.Jobs;

/// <summary>
/// Whoever waits for the first page of a process comes first: what the process does beside pages begins once somebody was
/// answered, or when nobody asks.
/// </summary>
internal sealed class FirstAnswer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsGiven => given.Task.IsCompleted;

    public void Given() => given.TrySetResult();

    /// <summary>Ends as well when it is cancelled.</summary>
    public Task Wait(CancellationToken ct) => Task.WhenAny(given.Task, Task.Delay(Patience, ct));
}

internal static class FirstAnswerSetUp
{
    public static void UseFirstAnswer(this IApplicationBuilder app)
    {
        var first = app.ApplicationServices.GetRequiredService<FirstAnswer>();
        app.Use(next => context => first.IsGiven ? next(context) : Give(first, next, context));
    }

    private static async Task Give(FirstAnswer first, RequestDelegate next, HttpContext context)
    {
        await next(context);
        first.Given();
    }
}
