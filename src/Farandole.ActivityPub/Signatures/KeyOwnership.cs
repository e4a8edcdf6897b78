using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// Whose key it is (FEP-fe34): the actor whose document shows it, or, when the key has a document of its own, the owner that it
/// names and that shows it too. Key, document and owner are of one server.
/// </summary>
internal static class KeyOwnership
{
    public static async Task<(ShownKey? Key, Refusal? WhyNot)> AskAsync(
        string keyId,
        FindDocument find,
        CancellationToken ct
    )
    {
        var (document, whyNot) = await FetchAsync(keyId.Split('#')[0], find, ct);
        if (document is null)
            return (null, whyNot);
        if (!Origin.Same(document.Id, keyId))
            return (null, Refusal.KeyNotOwned);
        if (RemoteActor.Is(document))
            return Shown(document, keyId);
        if (RemoteActor.KeyIn(document) is not { } alone || alone.Id != keyId || alone.Owner is null)
            return (null, Refusal.KeyNotFound);
        if (!Origin.Same(alone.Owner, keyId))
            return (null, Refusal.KeyNotOwned);
        var (owner, ownerWhyNot) = await FetchAsync(alone.Owner, find, ct);
        if (owner is null)
            return (null, ownerWhyNot);
        if (owner.Id != alone.Owner || !RemoteActor.Is(owner))
            return (null, Refusal.KeyNotOwned);
        var (shown, _) = Shown(owner, keyId);
        return shown is not null && shown.Pem.Trim() == alone.Pem.Trim() ? (shown, null) : (null, Refusal.KeyNotOwned);
    }

    private static (ShownKey?, Refusal?) Shown(ActivityObject actor, string keyId)
    {
        var keys = new RemoteActor(actor).Keys.Where(k => k.Id == keyId).ToList();
        return keys switch
        {
            [] => (null, Refusal.KeyNotFound),
            [var only] when only.Owner == actor.Id => (only, null),
            _ => (null, Refusal.KeyNotOwned),
        };
    }

    private static async Task<(ActivityObject?, Refusal?)> FetchAsync(
        string id,
        FindDocument find,
        CancellationToken ct
    )
    {
        var found = await find(id, ct);
        return (
            found.Document,
            found.Document is not null ? null
            : found.WhyNot == FetchRefusal.Gone ? Refusal.KeyGone
            : Refusal.KeyNotFound
        );
    }
}
