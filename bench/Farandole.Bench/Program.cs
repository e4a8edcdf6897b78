using System.Globalization;
using Farandole.Bench;

// `bare FILE URL` is the server that the cached page is compared with; anything else measures.
if (args is ["bare", var file, var url])
    return await BareServer.RunAsync(file, url);

// `believe FOLDER` is the inbox alone, on the core that it was given.
if (args is ["believe", var inbox])
{
    await Believing.RunAsync(inbox);
    return 0;
}

// `seed FOLDER COUNT` leaves a folder to look at with a profiler.
if (args is ["seed", var folder, var count])
{
    Console.WriteLine(await Seed.FillAsync(folder, int.Parse(count, CultureInfo.InvariantCulture)));
    return 0;
}

// `crowd FOLDER` the same with one event that a great many people answered and asked about.
if (args is ["crowd", var crowded])
{
    Console.WriteLine((await Crowd.FillAsync(crowded, people: 500, voices: 100, heard: 500)).Id);
    return 0;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var report = new Report(isWhole: args.Length == 0);
foreach (var (name, measure) in Measurements.All)
{
    if (args.Length > 0 && !args.Contains(name))
        continue;
    Console.WriteLine($"== {name}");
    await measure(report);
    // Written as it grows: a run that is stopped keeps what it has.
    report.Write();
}
return 0;
