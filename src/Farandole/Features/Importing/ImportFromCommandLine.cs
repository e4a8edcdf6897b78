using System.CommandLine;
using Farandole.Domain.Events;
using Farandole.Platform;
using Farandole.Platform.Text;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Importing;

/// <summary><c>farandole import FILE.ics</c>: for whoever runs the instance, beside the running program or without it.</summary>
internal static class ImportFromCommandLine
{
    private const int Refused = 1;
    private const int WrongUse = 2;

    /// <param name="open">Opens the instance in the data folder that the command line names, without serving.</param>
    public static Command Make(Func<ParseResult, CancellationToken, Task<WebApplication>> open)
    {
        var file = new Argument<string>("file") { Description = "A calendar (.ics)" };
        var shift = new Option<string?>("--shift-to")
        {
            Description = "Move everything by whole weeks, to start about this day (2027-03-20)",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and do nothing" };
        var visibility = new Option<string>("--visibility")
        {
            Description = "Who may find what is new: public, unlisted or private",
            DefaultValueFactory = _ => "public",
        };
        visibility.AcceptOnlyFromAmong("public", "unlisted", "private");
        var command = new Command("import", "Bring the events of a calendar in") { file, shift, dryRun, visibility };
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var app = await open(parsed, ct);
                await using var scope = app.Services.CreateAsyncScope();
                var asked = new Asked(
                    parsed.GetValue(file)!,
                    parsed.GetValue(shift),
                    Enum.Parse<Visibility>(parsed.GetValue(visibility)!, ignoreCase: true),
                    parsed.GetValue(dryRun)
                );
                var output = parsed.InvocationConfiguration;
                return await RunAsync(scope.ServiceProvider, asked, output.Output, output.Error, ct);
            }
        );
        return command;
    }

    internal sealed record Asked(string File, string? ShiftTo, Visibility Visibility, bool DryRun);

    /// <returns>0: done. 1: nothing of the file can be taken. 2: wrongly asked.</returns>
    internal static async Task<int> RunAsync(
        IServiceProvider services,
        Asked asked,
        TextWriter output,
        TextWriter error,
        CancellationToken ct
    )
    {
        var instance = services.GetRequiredService<Instance>();
        var words = Words.In(instance.Language);
        if (!File.Exists(asked.File))
            return await Say(error, words["import.no-file", ("file", asked.File)], WrongUse);
        var shift = asked.ShiftTo is null ? null : LocalDatePattern.Iso.Parse(asked.ShiftTo);
        if (shift is { Success: false })
            return await Say(error, words["import.bad-day"], WrongUse);

        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var bytes = await File.ReadAllBytesAsync(asked.File, ct);
        var reading = CalendarFile.Read(bytes, shift?.Value, now, instance.Zone);
        if (CalendarFile.WhyNot(reading) is { } why)
            return await Say(error, words[why], Refused);

        var import = services.GetRequiredService<ImportCalendar>();
        var options = new ImportOptions(asked.Visibility, shift?.Value);
        var report = asked.DryRun
            ? await import.TryAsync(reading, options, ct)
            : await import.RunAsync(reading, options, ct);
        foreach (var verdict in report.Verdicts.Where(v => asked.DryRun || v.Outcome == Outcome.Skipped))
            await output.WriteLineAsync(words.Line(verdict));
        return await Say(output, words.Sum(report), 0);
    }

    private static async Task<int> Say(TextWriter to, string sentence, int code)
    {
        await to.WriteLineAsync(sentence);
        return code;
    }
}
