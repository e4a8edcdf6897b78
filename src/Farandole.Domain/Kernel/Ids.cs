namespace Farandole.Domain.Kernel;

/// <summary>An event's public id: random, so that neither order nor creation time leaks.</summary>
public readonly record struct EventId(Guid Value) : IComparable<EventId>
{
    public static EventId New() => new(Guid.NewGuid());

    public static bool TryParse(string? text, out EventId id)
    {
        var read = Guid.TryParseExact(text, "D", out var value);
        id = new(value);
        return read;
    }

    public override string ToString() => Value.ToString("D");

    // An order without a meaning, for lists that are read page by page; the database compares in its own way.
    public int CompareTo(EventId other) => Value.CompareTo(other.Value);

    public static bool operator <(EventId left, EventId right) => left.CompareTo(right) < 0;

    public static bool operator >(EventId left, EventId right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventId left, EventId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventId left, EventId right) => left.CompareTo(right) >= 0;
}

/// <summary>A participation's id: random; never shown to anybody but its owner and the organizers.</summary>
public readonly record struct ParticipationId(Guid Value)
{
    public static ParticipationId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>The id of a key (not its secret): names it in the organizers' list of keys.</summary>
public readonly record struct KeyId(Guid Value)
{
    public static KeyId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A question's id: random; names it at its address.</summary>
public readonly record struct QuestionId(Guid Value) : IComparable<QuestionId>
{
    public static QuestionId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");

    // As for events: an order without a meaning.
    public int CompareTo(QuestionId other) => Value.CompareTo(other.Value);

    public static bool operator <(QuestionId left, QuestionId right) => left.CompareTo(right) < 0;

    public static bool operator >(QuestionId left, QuestionId right) => left.CompareTo(right) > 0;

    public static bool operator <=(QuestionId left, QuestionId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(QuestionId left, QuestionId right) => left.CompareTo(right) >= 0;
}

/// <summary>The id of something that was said: a message of the talk, an announcement. Random.</summary>
public readonly record struct MessageId(Guid Value) : IComparable<MessageId>
{
    public static MessageId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");

    // As for events: an order without a meaning.
    public int CompareTo(MessageId other) => Value.CompareTo(other.Value);

    public static bool operator <(MessageId left, MessageId right) => left.CompareTo(right) < 0;

    public static bool operator >(MessageId left, MessageId right) => left.CompareTo(right) > 0;

    public static bool operator <=(MessageId left, MessageId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MessageId left, MessageId right) => left.CompareTo(right) >= 0;
}

/// <summary>The name of an uploaded picture: random, and all that its address says; whoever knows it may see the picture.</summary>
public readonly record struct PictureId(Guid Value)
{
    public static PictureId New() => new(Guid.NewGuid());

    /// <summary>Reads exactly what <see cref="ToString"/> writes: 32 hexadecimal digits in lower case.</summary>
    public static bool TryParse(string? text, out PictureId id)
    {
        var read = Guid.TryParseExact(text, "N", out var value) && value.ToString("N") == text;
        id = new(value);
        return read;
    }

    public override string ToString() => Value.ToString("N");
}

/// <summary>A line of the bring list: random, since its forms name it.</summary>
public readonly record struct NeedId(Guid Value)
{
    public static NeedId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>Somebody's "I'll do it": random, since its forms name it.</summary>
public readonly record struct ClaimId(Guid Value)
{
    public static ClaimId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>Who takes things on: random; leaves the process only behind its own secret.</summary>
public readonly record struct ClaimantId(Guid Value)
{
    public static ClaimantId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A proposed date: random, since its forms name it.</summary>
public readonly record struct PollDateId(Guid Value)
{
    public static PollDateId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>Who answers a date poll: random; leaves the process only behind its own secret.</summary>
public readonly record struct VoterId(Guid Value)
{
    public static VoterId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>Somebody on a guest list: random, for the organizers' eyes.</summary>
public readonly record struct InviteeId(Guid Value) : IComparable<InviteeId>
{
    public static InviteeId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");

    // As for events: an order without a meaning.
    public int CompareTo(InviteeId other) => Value.CompareTo(other.Value);

    public static bool operator <(InviteeId left, InviteeId right) => left.CompareTo(right) < 0;

    public static bool operator >(InviteeId left, InviteeId right) => left.CompareTo(right) > 0;

    public static bool operator <=(InviteeId left, InviteeId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(InviteeId left, InviteeId right) => left.CompareTo(right) >= 0;
}

/// <summary>An account: random; never shown to anybody, its owner included.</summary>
public readonly record struct AccountId(Guid Value)
{
    public static AccountId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A public face of somebody: random; its pages are named by its handle, never by this.</summary>
public readonly record struct ProfileId(Guid Value)
{
    public static ProfileId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A group's id: random; never shown, since its handle names it.</summary>
public readonly record struct GroupId(Guid Value)
{
    public static GroupId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A member's id within a group: random, since forms of the group name it; says nothing of the profile's other groups.</summary>
public readonly record struct MemberId(Guid Value)
{
    public static MemberId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A role's id: random, since forms of its group name it.</summary>
public readonly record struct RoleId(Guid Value)
{
    public static RoleId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A team's id: random, since its pages and forms name it.</summary>
public readonly record struct TeamId(Guid Value)
{
    public static TeamId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>The id of a request to become a member: random, since forms of the group name it.</summary>
public readonly record struct GroupRequestId(Guid Value)
{
    public static GroupRequestId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A link of a group to something elsewhere: random, since its forms name it.</summary>
public readonly record struct ResourceId(Guid Value)
{
    public static ResourceId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>The id of a post: random; names it at its address.</summary>
public readonly record struct PostId(Guid Value) : IComparable<PostId>
{
    public static PostId New() => new(Guid.NewGuid());

    public static bool TryParse(string? text, out PostId id)
    {
        var read = Guid.TryParseExact(text, "D", out var value);
        id = new(value);
        return read;
    }

    public override string ToString() => Value.ToString("D");

    // As for events: an order without a meaning.
    public int CompareTo(PostId other) => Value.CompareTo(other.Value);

    public static bool operator <(PostId left, PostId right) => left.CompareTo(right) < 0;

    public static bool operator >(PostId left, PostId right) => left.CompareTo(right) > 0;

    public static bool operator <=(PostId left, PostId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PostId left, PostId right) => left.CompareTo(right) >= 0;
}

/// <summary>The id of a note that organizers keep for themselves: random; shown to them alone.</summary>
public readonly record struct TeamNoteId(Guid Value)
{
    public static TeamNoteId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>The id of a block: random, since the list of whoever keeps others away names it.</summary>
public readonly record struct BlockId(Guid Value)
{
    public static BlockId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>The id of a note on a member: random, since forms of the group name it.</summary>
public readonly record struct MemberNoteId(Guid Value)
{
    public static MemberNoteId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>The id of an invitation to organize an event together: random; names it at its address.</summary>
public readonly record struct HostInvitationId(Guid Value)
{
    public static HostInvitationId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}
