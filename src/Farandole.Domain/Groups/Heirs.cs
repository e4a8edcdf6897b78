using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>Who gets the keys of a group of which the last holder is no more.</summary>
public static class Heirs
{
    /// <summary>Whoever may do the most; among them, whoever has been a member for the longest.</summary>
    public static Heir? Of(IEnumerable<Heir> members) =>
        members
            .OrderByDescending(m => m.Rights.Sum())
            .ThenBy(m => m.JoinedOn)
            .ThenBy(m => m.Member.Value)
            .FirstOrDefault();
}

/// <summary>A member who could get the keys.</summary>
/// <param name="Member">Who.</param>
/// <param name="Rights">What they may do already.</param>
/// <param name="JoinedOn">Since when they are a member.</param>
public sealed record Heir(MemberId Member, Rights Rights, LocalDate JoinedOn);
