using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Importing;

/// <summary>Erases a file that nobody confirmed.</summary>
internal sealed record ForgetUpload(Guid Id);

/// <summary>
/// Calendars between "what would it do?" and "do it": files under <c>imports</c> of the data folder with random names,
/// for an hour at most.
/// </summary>
internal sealed class WaitingFiles(DataFolder data, Writer writer, Later later, IClock clock) : IJob<ForgetUpload>
{
    public static readonly Duration Life = Duration.FromHours(1);

    private readonly string folder = data.Folder("imports");

    public async Task<Guid> Keep(byte[] bytes, CancellationToken ct)
    {
        var id = Guid.NewGuid();
        var due = clock.GetCurrentInstant() + Life;
        // First the promise to erase it, then the file.
        await writer.Write(
            (db, _) =>
            {
                later.Do(db, new ForgetUpload(id), due);
                return Task.CompletedTask;
            },
            ct
        );
        await File.WriteAllBytesAsync(PathOf(id), bytes, ct);
        return id;
    }

    /// <summary>Null when it was never here or its hour is over.</summary>
    public async Task<byte[]?> Open(string id, CancellationToken ct)
    {
        if (!Guid.TryParseExact(id, "D", out var name))
            return null;
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), ct);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Forget(string id)
    {
        if (Guid.TryParseExact(id, "D", out var name))
            File.Delete(PathOf(name));
    }

    public Task RunAsync(ForgetUpload errand, CancellationToken ct)
    {
        File.Delete(PathOf(errand.Id));
        return Task.CompletedTask;
    }

    private string PathOf(Guid id) => Path.Combine(folder, $"{id:D}.ics");
}
