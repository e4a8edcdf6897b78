using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Domain.Talk;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Blocking;

/// <summary>Somebody whom a reader has before them, and may want to see no more.</summary>
internal sealed class Met(Db db, Blocklist list, Reader reader)
{
    public async Task<KeepAwayModel?> Read(string? of, Guid? message, Viewer viewer, CancellationToken ct)
    {
        if (message is { } said)
            return await Voice(new(said), viewer, ct);
        // An address names nobody who stands on a page.
        if (Handle.Parse(of) is not { } named || await list.Find(named.Value, ct) is not { } whom)
            return null;
        var (face, group) = (whom.Profile, whom.Group);
        var name = group is null
            ? await db.Set<Profile>().Where(p => p.Id == face).Select(p => p.Name).FirstAsync(ct)
            : await db.Set<Domain.Groups.Group>().Where(g => g.Id == group).Select(g => g.Name).FirstAsync(ct);
        return new(name, named.Value) { Whom = whom };
    }

    /// <summary>Who says something in a talk which this viewer can open, and whom they hear there.</summary>
    private async Task<KeepAwayModel?> Voice(MessageId id, Viewer viewer, CancellationToken ct)
    {
        var said = await db.AllMessages.FirstOrDefaultAsync(
            m => m.Id == id && m.Author != null && m.RemovedAt == null && m.BarredAt == null,
            ct
        );
        if (said is null || await db.EventFor(viewer, said.EventId, ct) is not { } joined)
            return null;
        var talk = await db.Set<Conversation>().FirstOrDefaultAsync(t => t.EventId == said.EventId, ct);
        var isSilenced = await db.Set<Silenced>()
            .AnyAsync(s => s.EventId == said.EventId && s.Author == said.Author, ct);
        if (!Conversation.IsOn(talk, joined.Visibility) || joined.IsDraft || isSilenced)
            return null;
        var voice = await db.Participations.FirstAsync(p => p.Id == said.Author, ct);
        return new(said.Name ?? reader.Words["talk.someone"], null) { Message = id, Whom = await list.Find(voice, ct) };
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

    internal BlockInput Typed { get; init; } = BlockInput.Empty with { Distance = Distance.Mute };

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}
