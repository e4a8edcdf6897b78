using Farandole.Domain.Events;
using Farandole.Domain.Questions;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Which events take what people on other servers write under them.</summary>
internal static class CommentsFromElsewhere
{
    public static async Task<bool> TakesComments(this Db db, EventAsSeen seen, CancellationToken ct)
    {
        if (seen is not { IsListed: true, Visibility: Visibility.Public, IsSurprise: false, IsOver: false })
            return false;
        var id = seen.Id;
        return await db.Set<QuestionBoard>().Where(b => b.EventId == id).Select(b => b.Policy).FirstOrDefaultAsync(ct)
            != QuestionPolicy.Closed;
    }
}
