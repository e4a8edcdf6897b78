using Farandole.Domain.Groups;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Groups;

/// <summary>What makes a group of a name: said to those who can do it, until it is done.</summary>
internal sealed class FirstSteps : ISpacePart
{
    /// <summary>At three, a group stands.</summary>
    private const int Enough = 3;

    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        if (!space.May(Act.ChangeGroup))
            return null;
        var id = space.Group.Id;
        var steps = new FirstStepsModel(
            space,
            HasWords: space.Group.Words is not null,
            HasPeople: await db.Set<Member>().Where(m => m.GroupId == id).Take(Enough).CountAsync(ct) == Enough,
            HasEvent: await db.Set<EventHost>().AnyAsync(h => h.GroupId == id, ct)
        );
        return steps is { HasWords: true, HasPeople: true, HasEvent: true }
            ? null
            : new(typeof(FirstStepsPanel), steps, Order: 0);
    }
}

/// <summary>What is done of it.</summary>
internal sealed record FirstStepsModel(Space Space, bool HasWords, bool HasPeople, bool HasEvent);
