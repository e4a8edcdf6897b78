using Farandole.ActivityPub.Discovery;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Blocking;

/// <summary>Somebody whom a reader has before them, and may want to see no more.</summary>
internal sealed class Met(Db db, WhoToBlock people, Reader reader)
{
    public async Task<KeepAwayModel?> Read(string? of, Guid? message, Viewer viewer, CancellationToken ct)
    {
        if (message is { } said)
            return await Voice(new(said), viewer, ct);
        if (ActorHandle.Parse(of) is { } there)
            return There(there, await For(viewer, ct));
        // An address names nobody who stands on a page.
        if (Handle.Parse(of) is not { } named || await people.Find(named.Value, ct) is not { } whom)
            return null;
        var (face, group) = (whom.Profile, whom.Group);
        var name = group is null
            ? await db.Set<Profile>().Where(p => p.Id == face).Select(p => p.Name).FirstAsync(ct)
            : await db.Set<Group>().Where(g => g.Id == group).Select(g => g.Name).FirstAsync(ct);
        return new(name, named.Value) { Whom = whom, For = await For(viewer, ct) };
    }

    /// <summary>Somebody on another server, or all of it. Whether there is anybody is asked when they are kept away.</summary>
    private KeepAwayModel There(ActorHandle who, IReadOnlyList<Option> by)
    {
        var site = ServerName.Parse(who.Host);
        return new($"@{who}", who.ToString())
        {
            For = by,
            Whole =
            [
                new($"@{who}", reader.Words["blocks.whole.one"], Icon: "user"),
                .. site is null
                    ? (Option[])[]
                    : [new(site, reader.Words["blocks.whole.site", ("site", site)], Icon: "world")],
            ],
        };
    }

    /// <summary>For oneself, for the groups whose members one manages, and for everybody by those who run the instance.</summary>
    private async Task<IReadOnlyList<Option>> For(Viewer viewer, CancellationToken ct)
    {
        var managed = viewer.Memberships.Where(m => m.May(Act.ManageMembers)).Select(m => m.Group).ToArray();
        var groups = await db.Set<Group>()
            .Where(g => managed.Contains(g.Id) && g.ArchivedOn == null)
            .OrderBy(g => g.Name)
            .Select(g => new { g.Handle, g.Name })
            .ToListAsync(ct);
        return
        [
            new("", reader.Words["blocks.for.me"], Icon: "user"),
            .. groups.Select(g => new Option(g.Handle, g.Name, Icon: "users-group")),
            .. viewer.IsSteward
                ? [new Option(OwnBlocks.Everywhere, reader.Words["blocks.for.site"], Icon: "world")]
                : (Option[])[],
        ];
    }

    /// <summary>Who says something in a talk which this viewer can open, and whom they hear there.</summary>
    private async Task<KeepAwayModel?> Voice(MessageId id, Viewer viewer, CancellationToken ct)
    {
        var said = await db.Voices().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (
            said is null
            || await db.EventFor(viewer, said.EventId, ct) is not { } joined
            || !await db.HasTalk(joined, ct)
        )
            return null;
        var voice = await db.Participations.FirstAsync(p => p.Id == said.Author, ct);
        return new(said.Name ?? reader.Words["talk.someone"], null)
        {
            Message = id,
            Whom = await people.Find(voice, ct),
        };
    }
}

/// <summary>Asks how far somebody is to be kept away.</summary>
public sealed record KeepAwayModel
{
    internal KeepAwayModel(string name, string? handle) => (Name, Handle) = (name, handle);

    internal string Name { get; }

    /// <summary>Null for who was met in a talk.</summary>
    internal string? Handle { get; }

    internal MessageId? Message { get; init; }

    internal Blocked? Whom { get; init; }

    /// <summary>The person alone, or their whole site; empty for who is here.</summary>
    internal IReadOnlyList<Option> Whole { get; init; } = [];

    /// <summary>In whose name; empty where it is for oneself alone.</summary>
    internal IReadOnlyList<Option> For { get; init; } = [];

    internal BlockInput Typed { get; init; } = BlockInput.Empty with { Distance = Distance.Mute };

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}
