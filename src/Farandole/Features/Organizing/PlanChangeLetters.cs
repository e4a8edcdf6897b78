using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Edits have rested for a while: time to tell those who come.</summary>
internal sealed record ChangesRested(EventId Event);

/// <summary>Waits a little after each edit, because one is often followed by another.</summary>
internal sealed class PlanChangeLetters(Writer writer, Later later) : IJob<EventChanged>
{
    public static readonly Duration Patience = Duration.FromMinutes(10);

    public Task RunAsync(EventChanged errand, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
                later.DoOnce(
                    db,
                    $"changes:{errand.Event}",
                    new ChangesRested(errand.Event),
                    errand.At + Patience,
                    move: true,
                    token
                ),
            ct
        );
}
