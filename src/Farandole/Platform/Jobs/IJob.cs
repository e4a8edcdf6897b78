namespace Farandole.Platform.Jobs;

/// <summary>
/// Does one errand, outside any request: writes a letter, plans a reminder. When the errand is a fact, this is a
/// listener. It may be run again after a crash, so running it twice must have one effect.
/// </summary>
internal interface IJob<in TErrand>
    where TErrand : notnull
{
    Task RunAsync(TErrand errand, CancellationToken ct);
}
