using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Platform.Facts;

/// <summary>
/// What a transaction leaves behind: facts, and jobs for later. Collected while it runs; the writer writes all of it at
/// the end, in as few statements as there are kinds of rows.
/// </summary>
internal sealed class Outbox
{
    private readonly List<FactRow> facts = [];
    private readonly List<JobRow> jobs = [];

    public IReadOnlyList<FactRow> Facts => facts;

    public IReadOnlyList<JobRow> Jobs => jobs;

    public void Add(JobRow job) => jobs.Add(job);

    /// <summary>The job with this key that was added in the same transaction.</summary>
    public JobRow? Waiting(string key) => jobs.Find(j => j.Key == key);

    /// <summary>A fact, and one job for each of its listeners.</summary>
    public void Add(Fact fact, IEnumerable<string> listeners, Instant now)
    {
        var row = new FactRow
        {
            Kind = fact.GetType().Name,
            Body = FactJson.Write(fact),
            At = now,
        };
        facts.Add(row);
        jobs.AddRange(
            listeners.Select(kind => new JobRow
            {
                Kind = kind,
                Body = row.Body,
                Fact = row,
                DueAt = now,
            })
        );
    }

    public void Clear()
    {
        facts.Clear();
        jobs.Clear();
    }
}
