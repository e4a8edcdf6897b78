using System.Text;
using Farandole.ActivityPub.Signatures;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Federation;

/// <summary>Makes a pair of keys with this id.</summary>
internal delegate SigningKey MakeKey(string keyId);

/// <summary>Keys of those who act here, made when they are first needed.</summary>
internal sealed class ActorKeys(IDbContextFactory<Db.Db> open, Writer writer, AddressHash signer, MakeKey make)
{
    private const string Purpose = "actor key";

    /// <summary>To be shown in the actor's document.</summary>
    public async Task<string> PublicPemOf(LocalActor actor, CancellationToken ct) => (await RowOf(actor, ct)).PublicPem;

    /// <summary>To be given back when it has signed.</summary>
    public async Task<SigningKey> Of(LocalActor actor, CancellationToken ct)
    {
        var row = await RowOf(actor, ct);
        return signer.Unseal(Purpose, row.Id.ToByteArray(), row.Sealed) is { } pem
            ? SigningKey.FromPem(actor.KeyId, Encoding.ASCII.GetString(pem))
            : throw new InvalidOperationException("The key of an actor was sealed under another secret.");
    }

    private async Task<ActorKeyRow> RowOf(LocalActor actor, CancellationToken ct)
    {
        await using var db = await open.CreateDbContextAsync(ct);
        if (await Find(db, actor, ct) is { } kept)
            return kept;
        // Takes a while: not while others wait to write.
        var made = Make(actor);
        return await writer.Write(
            async (inside, token) => await Find(inside, actor, token) ?? inside.Add(made).Entity,
            ct
        );
    }

    private static Task<ActorKeyRow?> Find(Db.Db db, LocalActor actor, CancellationToken ct) =>
        db.Set<ActorKeyRow>().FirstOrDefaultAsync(k => k.ProfileId == actor.Profile && k.GroupId == actor.Group, ct);

    private ActorKeyRow Make(LocalActor actor)
    {
        using var key = make(actor.KeyId);
        var id = Guid.NewGuid();
        return new ActorKeyRow
        {
            Id = id,
            ProfileId = actor.Profile,
            GroupId = actor.Group,
            PublicPem = key.PublicPem,
            Sealed = signer.Seal(Purpose, id.ToByteArray(), Encoding.ASCII.GetBytes(key.PrivatePem)),
        };
    }
}
