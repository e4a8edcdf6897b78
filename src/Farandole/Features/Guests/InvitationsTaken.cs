using Farandole.Domain.Guests;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Guests;

/// <summary>
/// The guest lists that an address stands on, of those who were told: that a party is being prepared is not told to whom
/// nobody has invited yet.
/// </summary>
internal sealed class InvitationsTaken : ITakenFiles
{
    public async Task<IReadOnlyList<TakenFile>> Of(WhoTakes who, Db db, Words words, CancellationToken ct)
    {
        var hash = who.Address;
        var found = await db.Set<Invitee>().Where(i => i.EmailHash == hash && i.ContactedAt != null).ToListAsync(ct);
        var theirs = found.FindAll(i => who.HasProven(i.Email));
        return theirs.Count == 0
            ? []
            :
            [
                TakenFile.Json(
                    "invitations.json",
                    theirs.ConvertAll(i => new
                    {
                        Event = $"/events/{i.EventId}",
                        i.Name,
                        i.Email,
                        Told = i.ContactedAt?.ToString(),
                        Seen = i.SeenAt?.ToString(),
                        Declined = i.DeclinedAt?.ToString(),
                    })
                ),
            ];
    }
}
