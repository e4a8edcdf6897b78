using System.Text.Json;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Vocabulary;

/// <content>What can be done.</content>
public sealed partial record Activity
{
    /// <summary>Something is new (AP §6.2).</summary>
    public static Activity Create(string id, string actor, Written thing) => Of("Create", id, actor, thing);

    /// <summary>Something changed, and this is the whole of it (AP §6.3).</summary>
    public static Activity Update(string id, string actor, Written thing) => Of("Update", id, actor, thing);

    /// <summary>Something is no more (AP §6.4); serve its tombstone first.</summary>
    public static Activity Delete(string id, string actor, ActivityTombstone grave) => Of("Delete", id, actor, grave);

    /// <summary>Somebody is no more (AP §6.4): the actor by address, which is all that is left.</summary>
    public static Activity Farewell(string id, string actor) => Of("Delete", id, actor, actor);

    /// <summary>Passing something on (AP §7.11): by its address, which is what Mastodon shows.</summary>
    public static Activity Announce(string id, string actor, string thing) => Of("Announce", id, actor, thing);

    /// <summary>Passing on what was done here, whole, to the hosts that expect it of a group (FEP-1b12).</summary>
    public static Activity Announce(string id, string actor, Activity done) => Of("Announce", id, actor, done);

    /// <summary>The same of what others did, unchanged.</summary>
    public static Activity Announce(string id, string actor, JsonElement done) => Of("Announce", id, actor, done);

    /// <summary>Wanting to hear from somebody (AP §6.5); of Mobilizon's, only groups and the relay take it.</summary>
    public static Activity Follow(string id, string actor, string whom) => Of("Follow", id, actor, whom);

    /// <summary>Taking back what one did (AP §6.10), whole.</summary>
    public static Activity Undo(string id, string actor, Activity done) => Of("Undo", id, actor, done);

    /// <summary>Yes to a Follow, a Join or an Invite (AP §6.6).</summary>
    public static Activity Accept(string id, string actor, RemoteActivity asked) => Answer("Accept", id, actor, asked);

    /// <summary>No to one (AP §6.7), or no longer.</summary>
    public static Activity Reject(string id, string actor, RemoteActivity asked) => Answer("Reject", id, actor, asked);

    /// <summary>Perhaps (AS2 vocabulary): how Friendica says so.</summary>
    public static Activity TentativeAccept(string id, string actor, RemoteActivity asked) =>
        Answer("TentativeAccept", id, actor, asked);

    /// <summary>Nobody answers Joins here (FEP-8a8e, "joinMode"): MUST be sent to each, by the address of the Join.</summary>
    public static Activity Ignore(string id, string actor, RemoteActivity asked) =>
        asked.Id is { } join ? Of("Ignore", id, actor, join) : Answer("Ignore", id, actor, asked);

    /// <summary>Yes to a membership that was asked for (Mobilizon): the Member, whole.</summary>
    public static Activity Accept(string id, string actor, ActivityMember member) => Of("Accept", id, actor, member);

    /// <summary>Yes to an Invite that was kept (AP §6.6), whole: its Member is matched by the id inside (Mobilizon).</summary>
    public static Activity Accept(string id, string actor, Activity invite) => Of("Accept", id, actor, invite);

    /// <summary>No to one (AP §6.7).</summary>
    public static Activity Reject(string id, string actor, Activity invite) => Of("Reject", id, actor, invite);

    /// <summary>Wanting to take part in an event or to belong to a group (FEP-8a8e, Mobilizon).</summary>
    public static Activity Join(string id, string actor, string what, string? message = null) =>
        Of("Join", id, actor, what) with
        {
            ParticipationMessage = message,
        };

    /// <summary>Yes to an event itself, where nobody answers a Join (Friendica, Hubzilla, gathio); an Undo takes it back.</summary>
    public static Activity Coming(string id, string actor, string what) => Of("Accept", id, actor, what);

    /// <summary>No longer (FEP-8a8e, Mobilizon): matched by who and what.</summary>
    public static Activity Leave(string id, string actor, string what) => Of("Leave", id, actor, what);

    /// <summary>Asking somebody to come or to join (AS2 vocabulary): <paramref name="id"/> is the Member's, of a group of Mobilizon's.</summary>
    public static Activity Invite(string id, string actor, string to, string whom) =>
        Of("Invite", id, actor, to) with
        {
            Target = whom,
            To = [whom],
        };

    /// <summary>Putting a member out of a group (Mobilizon).</summary>
    public static Activity Remove(string id, string actor, string member, string group) =>
        Of("Remove", id, actor, member) with
        {
            Origin = group,
        };

    /// <summary>A report (AS2 vocabulary, "Flag"): of somebody first, then of what they wrote; the Application signs it.</summary>
    public static Activity Flag(string id, string application, IReadOnlyList<string> about, string why) =>
        Of("Flag", id, application, about.ToArray()) with
        {
            Content = why,
        };

    /// <summary>Somebody lives elsewhere now (FEP-7628); the new address must name the old one in <c>alsoKnownAs</c>.</summary>
    public static Activity Move(string id, string actor, string to) =>
        Of("Move", id, actor, actor) with
        {
            Target = to,
        };

    private static Activity Answer(string type, string id, string actor, RemoteActivity asked) =>
        Of(type, id, actor, QuotedActivity.Of(asked)) with
        {
            To = asked.Actor is { } asker ? [asker] : [],
        };
}
