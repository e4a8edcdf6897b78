namespace Farandole.ActivityPub.Reading;

/// <summary>What is known about who organizes (FEP-8a8e, "organizers").</summary>
public enum OrganizersKnown
{
    /// <summary>Nothing was said: one may go by <c>attributedTo</c>.</summary>
    NotSaid,

    /// <summary>Said to be nobody's business: it MUST NOT be guessed from elsewhere.</summary>
    Undisclosed,

    Named,

    /// <summary>In a list that would have to be fetched from <see cref="SaidOrganizers.Address"/>.</summary>
    Elsewhere,
}

/// <summary>One who organizes: an actor, a page, or only a name.</summary>
public sealed record RemoteOrganizer(string? Id, string? Name, string? Type);

/// <summary>The organizers of an event, as far as they were said.</summary>
public sealed record SaidOrganizers(OrganizersKnown Known, IReadOnlyList<RemoteOrganizer> Items, string? Address = null)
{
    /// <summary>The draft calls it by two names and writes it as a collection or a plain list: each is taken.</summary>
    public static SaidOrganizers Of(ActivityObject document)
    {
        var name = document.Has("organizers") ? "organizers" : "organizer";
        if (!document.Has(name))
            return new(OrganizersKnown.NotSaid, []);
        var said = document.Objects(name);
        if (said.Count == 1 && (RemoteCollection.Is(said[0]) || said[0].Has("totalItems") || said[0].Has("items")))
            return OfCollection(new RemoteCollection(said[0]));
        return Named(said);
    }

    private static SaidOrganizers OfCollection(RemoteCollection collection)
    {
        if (collection.Items.Count > 0)
            return Named(collection.Items);
        return collection.TotalItems is > 0 && collection.Id is { } address
            ? new(OrganizersKnown.Elsewhere, [], address)
            : new(OrganizersKnown.Undisclosed, []);
    }

    private static SaidOrganizers Named(IReadOnlyList<ActivityObject> items)
    {
        RemoteOrganizer[] named =
        [
            .. items
                .Select(i => new RemoteOrganizer(i.Id, i.Text("name"), i.Type))
                .Where(o => (o.Id ?? o.Name) is not null),
        ];
        return new(named.Length == 0 ? OrganizersKnown.Undisclosed : OrganizersKnown.Named, named);
    }
}
