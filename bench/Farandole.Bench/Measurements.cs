namespace Farandole.Bench;

/// <summary>What is measured, in order; each name can be given to <c>bin/bench</c> alone.</summary>
internal static class Measurements
{
    public static readonly (string Name, Func<Report, Task> Measure)[] All =
    [
        ("start", StartUp.MeasureAsync),
        ("pages", Pages.MeasureAsync),
        ("crowd", Crowd.MeasureAsync),
        ("groups", Membership.MeasureAsync),
        ("secrecy", Secrecy.MeasureAsync),
        ("answers", Answers.MeasureAsync),
        ("inbox", Receiving.MeasureAsync),
        ("deliveries", Delivering.MeasureAsync),
        ("hug", Hug.MeasureAsync),
        ("reveal", Reveal.MeasureAsync),
        ("talk", Gathering.MeasureAsync),
        ("crash", Crash.MeasureAsync),
        ("growth", Growth.MeasureAsync),
        ("search", Search.MeasureAsync),
    ];
}
