using Farandole.ActivityPub.Discovery;
using Farandole.ActivityPub.Reading;
using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Barring;

/// <summary>Whom a form names that keeps somebody away.</summary>
internal sealed class WhoToBlock(Db db, AddressHash hashes, SomebodyElsewhere people, Instance instance)
{
    /// <summary>
    /// A face, a group or an address; on another server somebody by handle or by address, or all of it by its name. Null when
    /// nobody is found.
    /// </summary>
    public async Task<Blocked?> Find(string? typed, CancellationToken ct)
    {
        var text = typed?.Trim() ?? "";
        if (EmailAddress.Parse(text) is { } address)
            return await Known(hashes.Of(address), ct);
        if (Handle.Parse(text)?.Value is { } named)
            return await Named(named, ct);
        if (ActorHandle.Parse(text) is { } handle)
            return handle.Host == instance.Url.Authority ? await Find(handle.Name, ct) : await There(handle, ct);
        if (Origin.Of(text) is not null && new Uri(text).PathAndQuery != "/")
            return await At(text, ct);
        // A handle that nobody has is not the name of a server.
        return
            !text.StartsWith('@')
            && ServerName.Parse(text) is { } server
            && server != AtServer.NameOf(instance.Absolute("/"))
            ? new() { Server = server }
            : null;
    }

    /// <summary>Somebody who answered an event, by that answer.</summary>
    public async Task<Blocked> Find(Participation voice, CancellationToken ct) =>
        await Known(voice.EmailHash, ct) with
        {
            Voice = voice.Id,
        };

    private async Task<Blocked?> Named(string handle, CancellationToken ct)
    {
        if (await db.Set<Profile>().FirstOrDefaultAsync(p => p.Handle == handle, ct) is { } face)
            return await db.Whose(face, ct);
        var group = await db.Set<Group>()
            .Where(g => g.Handle == handle)
            .Select(g => (GroupId?)g.Id)
            .FirstOrDefaultAsync(ct);
        return group is null ? null : new() { Group = group };
    }

    private Task<Blocked?> There(ActorHandle handle, CancellationToken ct) =>
        Asked(async () => await people.KnownAs(handle, ct) ?? await people.Named(handle, ct));

    private async Task<Blocked?> At(string address, CancellationToken ct)
    {
        if (Origin.Same(address, instance.Absolute("/")) || address.Length > Block.MaxActor)
            return null;
        // Whoever follows from there is known by their address: their site is asked nothing.
        if (await db.Set<RemoteFollowerRow>().AnyAsync(f => f.Actor == address, ct))
        {
            var known = db.Set<RemoteActorRow>().Where(a => a.Address == address).Select(a => a.Handle);
            return hashes.BlockedThere(address, await known.FirstOrDefaultAsync(ct));
        }
        return await Asked(() => people.At(address, ct));
    }

    /// <summary>Null also when their site does not answer: as long as nothing of them is here, there is nobody to keep away.</summary>
    private async Task<Blocked?> Asked(Func<Task<RemoteActorRow?>> ask)
    {
        try
        {
            return await ask() is { } who ? hashes.BlockedThere(who.Address, who.Handle) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<Blocked> Known(byte[] address, CancellationToken ct) =>
        new()
        {
            Address = address,
            Account = await db.Set<Account>()
                .Where(a => a.EmailHash == address)
                .Select(a => (AccountId?)a.Id)
                .FirstOrDefaultAsync(ct),
        };
}

internal static class Whom
{
    /// <summary>A face, and the person behind it as far as a block needs them.</summary>
    public static async Task<Blocked> Whose(this Db db, Profile face, CancellationToken ct)
    {
        var account = face.AccountId;
        return new()
        {
            Profile = face.Id,
            Account = account,
            Address = await db.Set<Account>()
                .Where(a => a.Id == account)
                .Select(a => a.EmailHash)
                .FirstOrDefaultAsync(ct),
        };
    }

    /// <summary>Somebody on another server.</summary>
    public static Blocked BlockedThere(this AddressHash hashes, string actor, string? handle) =>
        new()
        {
            Address = hashes.OfRemote(actor).Key,
            Actor = actor,
            Handle = handle,
        };
}
