using Farandole.Domain.Blocks;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Servers;

/// <summary>A server to be closed, and why.</summary>
internal sealed record Closing(string Name, string? Word);

/// <summary>Closes servers and opens them again; who did it stands in the log of the site.</summary>
internal sealed class ServerDesk(Writer writer, Instance instance, IClock clock)
{
    public bool IsOwn(string name) => ServerName.Parse(instance.Url.Authority) == name;

    /// <summary>Those that are closed already stay as they are.</summary>
    public Task Close(IReadOnlyCollection<Closing> wanted, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                var names = wanted.Select(w => w.Name).ToArray();
                var known = await db.Set<ClosedServer>()
                    .Where(s => names.Contains(s.Name))
                    .Select(s => s.Name)
                    .ToListAsync(token);
                var fresh = wanted.ExceptBy(known, w => w.Name).ToList();
                db.AddRange(fresh.Select(w => ClosedServer.Close(w.Name, w.Word, now)));
                foreach (var closing in fresh)
                    db.NoteSteward(
                        viewer,
                        "closed",
                        closing.Word is { } why ? $"{closing.Name}: {why}" : closing.Name,
                        now
                    );
            },
            ct
        );
    }

    /// <returns>Whether it was closed.</returns>
    public Task<bool> Open(string name, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                if (
                    await db.Set<ClosedServer>().AsTracking().FirstOrDefaultAsync(s => s.Name == name, token)
                    is not { } closed
                )
                    return false;
                closed.Open(now);
                db.Remove(closed);
                db.NoteSteward(viewer, "reopened", name, now);
                return true;
            },
            ct
        );
    }
}
