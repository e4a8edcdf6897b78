using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Which events take the answers of people on other servers, and under which addresses they are.</summary>
internal static class JoinsFromElsewhere
{
    private const string Start = "/events/";

    /// <summary>
    /// Whether a Join says all that the form asks: not where the organizers have questions that must be answered, or a code
    /// of conduct to accept. What no server is told of takes none.
    /// </summary>
    public static async Task<bool> TakesJoins(this Db db, EventAsSeen seen, CancellationToken ct)
    {
        if (seen is not { IsListed: true, Visibility: Visibility.Public, IsSurprise: false })
            return false;
        if (!seen.IsOnRequest)
            return true;
        var id = seen.Id;
        return await db.Set<Admission>().FirstOrDefaultAsync(a => a.EventId == id, ct) is not { } asked
            || asked.Code is null && !asked.Questions.Any(q => q.IsRequired);
    }

    /// <summary>The event whose address it is; null when it is none here. Whether there is such an event is not looked at.</summary>
    public static EventId? EventAt(this Instance instance, string? address) =>
        address is not null
        && address.StartsWith(instance.Absolute(Start), StringComparison.Ordinal)
        && EventId.TryParse(address[instance.Absolute(Start).Length..], out var id)
            ? id
            : null;

    /// <summary>The same of anything that stands under the address of an event.</summary>
    public static EventId? EventAround(this Instance instance, string? address)
    {
        var length = instance.Absolute(Start).Length;
        return address?.IndexOf('/', Math.Min(length, address.Length)) is { } end and >= 0
            ? instance.EventAt(address[..end])
            : instance.EventAt(address);
    }
}
