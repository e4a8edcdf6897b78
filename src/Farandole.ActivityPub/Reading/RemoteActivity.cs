namespace Farandole.ActivityPub.Reading;

/// <summary>Something that somebody did (AS2 vocabulary, "Activity"). What it embeds is believed by nobody: see <see cref="Origin"/>.</summary>
public sealed class RemoteActivity(ActivityObject document)
{
    public ActivityObject Document { get; } = document;

    /// <summary>Mobilizon leaves it out when a member leaves a group.</summary>
    public string? Id => Document.Id;

    public string? Type => Document.Type;

    /// <summary>Who says to have done it; the signature must be theirs.</summary>
    public string? Actor => field ??= Document.IdOf("actor");

    /// <summary>On what; for a list, the first.</summary>
    public string? ObjectId => Document.IdOf("object");

    public IReadOnlyList<string> ObjectIds => Document.Ids("object");

    /// <summary>The whole object, when it was sent along and not only named.</summary>
    public ActivityObject? Embedded => Document.Part("object") is { IsReference: false } whole ? whole : null;

    /// <summary>
    /// What it is about in the end: relays announce a Create of an Event (Mobilizon's outbox), groups an activity of their members
    /// (FEP-1b12). Null when only an address is there.
    /// </summary>
    public ActivityObject? Innermost
    {
        get
        {
            var thing = Embedded;
            for (var depth = 0; depth < 3 && thing?.Type is "Create" or "Update" or "Announce"; depth++)
                thing = new RemoteActivity(thing!).Embedded;
            return thing;
        }
    }

    /// <summary>The type of the object, when known; of a Tombstone what it was (AS2 vocabulary, "formerType").</summary>
    public string? ObjectType =>
        Embedded is { } o && o.Is("Tombstone") ? o.Text("formerType") ?? "Tombstone" : Embedded?.Type;

    /// <summary>To whom or where: who is invited, what it is added to.</summary>
    public string? Target => Document.IdOf("target");

    /// <summary>From where: the group somebody is removed from (Mobilizon).</summary>
    public string? From => Document.IdOf("origin");

    public string? AttributedTo => Document.IdOf("attributedTo");

    public IReadOnlyList<string> To => Document.Ids("to");

    public IReadOnlyList<string> Cc => Document.Ids("cc");

    public SaidTime? Published => Document.Time("published");

    /// <summary>What somebody says when asking to take part (Mobilizon); plain text.</summary>
    public string? ParticipationMessage => Document.Text("participationMessage");

    /// <summary>Why, of a report (Mastodon, Mobilizon).</summary>
    public string? Content => Document.Text("content");

    /// <summary>Whether somebody deletes themselves: the actor is the object (AP §6.4).</summary>
    public bool IsFarewell => Document.Is("Delete") && Actor is { } actor && ObjectId == actor;
}
