using NodaTime;
using NodaTime.Text;

namespace Farandole.Tests.Calendars;

/// <summary>Calendar files, and short ways to make and read them.</summary>
internal static class Files
{
    public static readonly Instant Now = InstantPattern.ExtendedIso.Parse("2027-01-15T12:00:00Z").Value;

    public static string Sample(string name) =>
        File.ReadAllText(Path.Combine(Root, "tests/Farandole.Tests/Calendars/Samples", name));

    public static string? Shared(string name)
    {
        var shared = Environment.GetEnvironmentVariable("FARANDOLE_SHARED") ?? Path.Combine(Root, "../shared");
        var path = Path.Combine(shared, "data", name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    /// <summary>A calendar of these lines around (or instead of) events.</summary>
    public static string Calendar(params string[] lines) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\n{string.Join('\n', lines)}\nEND:VCALENDAR\n";

    /// <summary>One event of these lines; UID and SUMMARY are there already.</summary>
    public static string Event(params string[] lines) =>
        $"BEGIN:VEVENT\nUID:one@example.org\nSUMMARY:Bal\n{string.Join('\n', lines)}\nEND:VEVENT";

    private static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Farandole.slnx")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
