namespace Farandole.Tests.Rig;

/// <summary>
/// Prepared once per process (the schema, a world), then cloned for every test class: a copied file or a PostgreSQL
/// template take some 40 ms, running the migrations takes far longer.
/// </summary>
/// <param name="prepare">Fills an empty database; given the value of the setting `Database`.</param>
/// <param name="again">Whether a clone may be emptied and given to the next one who asks.</param>
internal sealed class DatabaseTemplate(Func<string, CancellationToken, Task> prepare, bool again = false) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private string? _prepared;

    public static DatabaseTemplate Empty { get; } = new((_, _) => Task.CompletedTask);

    public async Task<TestDatabase> CloneAsync(CancellationToken ct)
    {
        var template = await PreparedAsync(ct);
        return TestDatabase.OnPostgres
            ? await PostgresDatabase.CloneAsync(template, again, ct)
            : SqliteDatabase.Clone(template);
    }

    public void Dispose() => _gate.Dispose();

    private async Task<string> PreparedAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            return _prepared ??= TestDatabase.OnPostgres
                ? await PostgresDatabase.PrepareAsync(prepare, ct)
                : await SqliteDatabase.PrepareAsync(prepare, ct);
        }
        finally
        {
            _gate.Release();
        }
    }
}
