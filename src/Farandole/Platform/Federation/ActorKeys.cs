using System.Text;
using Farandole.ActivityPub.Signatures;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>Makes a pair of keys with this id.</summary>
internal delegate SigningKey MakeKey(string keyId);

/// <summary>Keys of those who act here, made when they are first needed, and renewed when somebody says so.</summary>
internal sealed class ActorKeys(
    IDbContextFactory<Db.Db> open,
    Writer writer,
    AddressHash signer,
    MakeKey make,
    IClock clock
)
{
    private const string Purpose = "actor key";

    /// <summary>To be shown in the actor's document.</summary>
    public async Task<string> PublicPemOf(LocalActor actor, CancellationToken ct) => (await RowOf(actor, ct)).PublicPem;

    /// <summary>To be given back when it has signed.</summary>
    public async Task<HeldKey> Of(LocalActor actor, CancellationToken ct)
    {
        var row = await RowOf(actor, ct);
        return new HeldKey(
            Unsealed(row, row.Sealed, actor),
            row.SealedBefore is { } before ? Unsealed(row, before, actor) : null,
            row.RenewedAt
        );
    }

    /// <summary>
    /// Another key under the same id, and what is said of it, signed by the one before: whoever is told so while they know only
    /// that one believes it. One that was leaked signs nothing any more, this neither.
    /// </summary>
    /// <param name="actor">Whose.</param>
    /// <param name="isLeaked">Whether somebody else may have the one before.</param>
    /// <param name="tell">Puts on its way, inside the transaction, what others are told of the public half.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task Renew(
        LocalActor actor,
        bool isLeaked,
        Func<Db.Db, string, CancellationToken, Task> tell,
        CancellationToken ct
    )
    {
        await RowOf(actor, ct);
        // Takes a while: not while others wait to write.
        using var made = make(actor.KeyId);
        var (publicPem, privatePem) = (made.PublicPem, Encoding.ASCII.GetBytes(made.PrivatePem));
        await writer.Write(
            async (db, token) =>
            {
                var row = (await Find(db.Set<ActorKeyRow>().AsTracking(), actor, token))!;
                await tell(db, publicPem, token);
                row.SealedBefore = isLeaked ? null : row.Sealed;
                (row.PublicPem, row.Sealed) = (publicPem, Seal(row.Id, privatePem));
                row.RenewedAt = clock.GetCurrentInstant();
            },
            ct
        );
    }

    private async Task<ActorKeyRow> RowOf(LocalActor actor, CancellationToken ct)
    {
        await using var db = await open.CreateDbContextAsync(ct);
        if (await Find(db.Set<ActorKeyRow>(), actor, ct) is { } kept)
            return kept;
        // Takes a while: not while others wait to write.
        var made = Make(actor);
        return await writer.Write(
            async (inside, token) => await Find(inside.Set<ActorKeyRow>(), actor, token) ?? inside.Add(made).Entity,
            ct
        );
    }

    private static Task<ActorKeyRow?> Find(IQueryable<ActorKeyRow> keys, LocalActor actor, CancellationToken ct) =>
        keys.FirstOrDefaultAsync(k => k.ProfileId == actor.Profile && k.GroupId == actor.Group, ct);

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
            Sealed = Seal(id, Encoding.ASCII.GetBytes(key.PrivatePem)),
        };
    }

    private byte[] Seal(Guid row, byte[] privatePem) => signer.Seal(Purpose, row.ToByteArray(), privatePem);

    private SigningKey Unsealed(ActorKeyRow row, byte[] what, LocalActor actor) =>
        signer.Unseal(Purpose, row.Id.ToByteArray(), what) is { } pem
            ? SigningKey.FromPem(actor.KeyId, Encoding.ASCII.GetString(pem))
            : throw new InvalidOperationException("The key of an actor was sealed under another secret.");
}
