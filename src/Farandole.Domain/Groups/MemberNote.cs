using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>
/// What those in charge of the members note on one of them, for each other. Whom it is about is told that there is one and
/// until when, never what it says.
/// </summary>
public sealed class MemberNote
{
    public const int MaxWords = 1_000;

    /// <summary>On one member.</summary>
    public const int Most = 50;

    /// <summary>What was noted is forgotten after this time, or with the membership.</summary>
    public static readonly Period Longest = Period.FromMonths(12);

    public static readonly Reason TooMany = new("groups.most-notes");

    private MemberNote() { }

    public MemberNoteId Id { get; private set; }

    /// <summary>On whom.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>Who wrote it; null once they have left.</summary>
    public MemberId? By { get; private set; }

    public string Words { get; private set; } = "";

    public LocalDate WrittenOn { get; private set; }

    /// <summary>Its last day.</summary>
    public LocalDate EndsOn { get; private set; }

    public static MemberNote On(MemberId member, MemberId by, string words, LocalDate today) =>
        new()
        {
            Id = MemberNoteId.New(),
            MemberId = member,
            By = by,
            Words = words,
            WrittenOn = today,
            EndsOn = today + Longest,
        };
}
