namespace Farandole.Tests.Canaries;

/// <summary>The table of what letters may say to whom, and of what their inboxes may show.</summary>
internal static class Readers
{
    /// <summary>All of a private event but the reader's own name.</summary>
    public static bool IsForNoInbox(Canary word, string reader) =>
        word.Kind == Kind.Private
        && (word.Text, reader) != (CanaryWorld.Word(Kind.Private, "guestname"), CanaryWorld.GuestsEmail(Kind.Private));

    /// <summary>The name of a surprise, which no letter says: inboxes are searched, and left open.</summary>
    public static bool IsSecret(Canary word) => word.Text == CanaryWorld.Word(FullFlow.Surprise, "title");

    /// <summary>What the letters to an address may say.</summary>
    public static bool MayRead(string address, Canary word) =>
        IsAsked(address, word)
        // Who is asked to organize it together.
        || address == CanaryWorld.OrganizersEmail(Kind.Held)
            && word.Kind == Kind.Unlisted
            && IsOneOf(word, "title", "host")
        || word.Part == Part.Piece
            && (
                address == CanaryWorld.OrganizersEmail(word.Kind)
                // A guest is told what they are invited to.
                || address == CanaryWorld.GuestsEmail(word.Kind)
                || address == FullFlow.Follower(word.Kind) && word.Kind == Kind.Listed
            )
        || address == CanaryWorld.OrganizersEmail(word.Kind) && MayOrganizers(word)
        || address == CanaryWorld.GuestsEmail(word.Kind) && IsOneOf(word, "guestname", "guestmail")
        || Enum.GetValues<Who>().Any(who => address == CanaryWorld.Email(word.Kind, who) && MayPerson(who, word));

    /// <summary>Addresses that nobody has confirmed yet: at most a title, and what they gave themselves.</summary>
    private static bool IsAsked(string address, Canary word)
    {
        var kind = word.Kind;
        var isPublic = kind != Kind.Private;
        // Who asked reads their question and its answer.
        if (address == CanaryWorld.AskersEmail(kind))
            return IsOneOf(word, "askmail", "heldquestion") || isPublic && IsOneOf(word, "title", "label");
        // Whose address somebody wants to add to an answer.
        if (address == CanaryWorld.NewEmail(kind))
            return IsOneOf(word, "newaddress") || isPublic && IsOneOf(word, "title");
        // Whoever got a key.
        return (address == FullFlow.CoOrganizer(kind) || address == FullFlow.NewOrganizer(kind))
            && IsOneOf(word, "title");
    }

    private static bool MayOrganizers(Canary word) =>
        IsOneOf(word, "orgamail")
        || word.Part == Part.Name
            && (
                word.IsOfSomebodyIn && word.Who != Who.Nobody
                // Whoever asks the organizers tells them who asks.
                || word.Who == FullFlow.Returned && word.Kind == FullFlow.OnRequest
            );

    private static bool MayPerson(Who who, Canary word) =>
        word.Part is Part.Mail or Part.Name or Part.Message && word.Who == who
        || word.Part == Part.Piece
            && (who < Who.Pending || who == Who.Waiting || who == FullFlow.Returned && word.Kind == FullFlow.OnRequest)
        || who == Who.Pending && word.Kind != Kind.Private && IsOneOf(word, "title");

    private static bool IsOneOf(Canary word, params string[] pieces) =>
        pieces.Any(p => word.Text == CanaryWorld.Word(word.Kind, p));
}
