using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;

namespace Farandole.Features.Promoting;

/// <summary>Tells those who follow from elsewhere that something of others is shown no more, in the transaction in which it goes.</summary>
internal sealed class TakeBack(SharedElsewhere shared, Deliveries deliveries)
{
    public async Task Say(Db db, Promotion ended, CancellationToken ct)
    {
        if (await shared.Of(ended, db, ct) is not { By: var by, What: var what } said)
            return;
        var end = Activity.Undo($"{what.Id}/end", by.Address, what) with { To = what.To, Cc = what.Cc };
        deliveries.Add(db, by, end, await said.Hearers(db, ct));
    }

    /// <summary>Once it is committed.</summary>
    public void Ring() => deliveries.Ring();
}
