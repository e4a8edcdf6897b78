using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Shared.Own;

/// <summary>What a capability has to tell the organizers in the evening, beside who came and who left.</summary>
internal interface INewsOfEvent
{
    /// <summary>Null when nothing happened between these moments.</summary>
    Task<NewsRow?> Between(EventId id, Instant since, Instant until, Db db, Words words, CancellationToken ct);
}

/// <summary>One row of the evening's letter.</summary>
public sealed record NewsRow(string Name, string Text);
