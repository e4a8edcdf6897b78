namespace Farandole.Domain.Accounts;

/// <summary>What an app may be allowed by the owner of an account. Their numbers are kept: none may change.</summary>
public enum Scope
{
    /// <summary>Events that their owner may see, drafts of theirs included.</summary>
    ReadEvents = 0,

    /// <summary>Announces, changes, cancels and deletes.</summary>
    WriteEvents = 1,

    /// <summary>Who comes to what they organize.</summary>
    ReadParticipants = 2,

    /// <summary>Where they go themselves.</summary>
    ReadAnswers = 3,

    /// <summary>Answers and asks.</summary>
    Answer = 4,

    /// <summary>Their groups, and the news of these.</summary>
    ReadGroups = 5,

    /// <summary>Who is in their groups, as they see it themselves.</summary>
    ReadMembers = 6,

    /// <summary>Writes news of groups, as far as they may.</summary>
    WritePosts = 7,

    /// <summary>Under which names they act.</summary>
    ReadProfiles = 8,

    /// <summary>Joins groups, and leaves them.</summary>
    JoinGroups = 9,
}

/// <summary>Some scopes together, kept as one number: a bit for each.</summary>
public readonly record struct Scopes(long Bits)
{
    public static readonly Scopes None = new(0);

    /// <summary>The one table: as programs and refusals call them.</summary>
    public static readonly IReadOnlyList<(Scope Scope, string Name)> All =
    [
        (Scope.ReadEvents, "events:read"),
        (Scope.WriteEvents, "events:write"),
        (Scope.ReadParticipants, "participants:read"),
        (Scope.ReadAnswers, "answers:read"),
        (Scope.Answer, "answers:write"),
        (Scope.ReadGroups, "groups:read"),
        (Scope.ReadMembers, "members:read"),
        (Scope.WritePosts, "posts:write"),
        (Scope.ReadProfiles, "profiles:read"),
        (Scope.JoinGroups, "groups:join"),
    ];

    public static string NameOf(Scope scope) => All.First(s => s.Scope == scope).Name;

    public static Scopes Of(params IEnumerable<Scope> scopes) =>
        new(scopes.Aggregate(0L, (bits, scope) => bits | Bit(scope)));

    /// <summary>Those of these names that there are; a name that is none gives nothing.</summary>
    public static Scopes Named(IEnumerable<string?> names) =>
        Of(All.Where(s => names.Contains(s.Name)).Select(s => s.Scope));

    public bool Has(Scope scope) => (Bits & Bit(scope)) != 0;

    public IEnumerable<Scope> Each()
    {
        var mine = this;
        return All.Select(s => s.Scope).Where(mine.Has);
    }

    private static long Bit(Scope scope) => 1L << (int)scope;
}
