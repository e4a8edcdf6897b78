using Farandole.Domain.Kernel;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Reports;

/// <summary>Something that can be told of.</summary>
/// <param name="Actor">Who announced or wrote it on another server; null of what is ours.</param>
/// <param name="Address">Of the thing itself.</param>
/// <param name="Path">Where it stands here.</param>
/// <param name="Title">What it says.</param>
internal sealed record Reported(string? Actor, string Address, string Path, string Title)
{
    /// <summary>By which the form asked for it.</summary>
    public required string Asked { get; init; }
}

/// <summary>Only what somebody has before them: whatever else has an address is told of in vain.</summary>
internal sealed class FindReported(Db db, Instance instance, IClock clock)
{
    private const string Events = "/events/";

    /// <param name="about">The address of something elsewhere, or the path of a page of ours.</param>
    /// <param name="viewer">Who tells.</param>
    /// <param name="ct">Of the request.</param>
    public async Task<Reported?> At(string? about, Viewer viewer, CancellationToken ct)
    {
        // PostgreSQL takes no text with a zero in it, even to compare.
        if (PlainText.Line(about) is not { Length: <= Report.MaxAddress } address)
            return null;
        return address.StartsWith('/') ? await Ours(address, viewer, ct) : await Elsewhere(address, viewer, ct);
    }

    /// <summary>Of a profile and of a group nothing is said but its name, which stands in what was asked.</summary>
    private async Task<Reported?> Ours(string path, Viewer viewer, CancellationToken ct)
    {
        if (path.StartsWith(Events, StringComparison.Ordinal))
            return await db.Seen(path[Events.Length..], viewer, clock, ct) is { Title: { } title } seen
                ? OnPage(seen.Path, title)
                : null;
        return await db.ActorAt(instance, instance.Absolute(path), ct) is { IsInstance: false } actor
            ? OnPage(Handles.PageOf(actor.Name), $"@{actor.Name}")
            : null;
    }

    private Reported OnPage(string path, string title) =>
        new(null, instance.Absolute(path), path, title) { Asked = path };

    private async Task<Reported?> Elsewhere(string address, Viewer viewer, CancellationToken ct)
    {
        if (await db.Set<RemoteEventRow>().FirstOrDefaultAsync(e => e.Address == address, ct) is { } there)
            return new(there.Actor, there.Address, there.Path, there.Title) { Asked = address };
        if (await db.Set<RemotePostRow>().FirstOrDefaultAsync(p => p.Address == address, ct) is { } news)
            return new(news.Actor, news.Address, news.Path, news.Title) { Asked = address };
        var found = await (
            from row in db.Set<RemoteQuestionRow>()
            join question in db.AllQuestions on row.QuestionId equals question.Id
            where question.FromPage == address
            select new { row, question }
        ).FirstOrDefaultAsync(ct);
        if (found is null || await db.EventFor(viewer, found.question.EventId, ct) is not { } joined)
            return null;
        return found.question.Rank is not null || viewer.Organizes(joined.Id)
            ? new(found.row.Actor, found.row.Note, $"/events/{joined.Id}/questions", found.question.Text)
            {
                Asked = address,
            }
            : null;
    }
}
