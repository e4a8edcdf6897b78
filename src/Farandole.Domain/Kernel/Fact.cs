namespace Farandole.Domain.Kernel;

/// <summary>Something that happened, in the past tense, with ids and instants only: whoever hears it reads the rest anew.</summary>
public abstract record Fact;

/// <summary>A fact that changes what the page of one event shows: whoever keeps that page must forget it.</summary>
public interface IAboutEvent
{
    EventId Event { get; }
}

/// <summary>Something with a life of its own, which tells what happens to it. Not safe for use by several threads.</summary>
public abstract class Entity
{
    private readonly List<Fact> facts = [];

    protected void Raise(Fact fact) => facts.Add(fact);

    /// <summary>Hands over the facts raised since the last call, in order, and forgets them.</summary>
    public IReadOnlyList<Fact> TakeFacts()
    {
        Fact[] taken = [.. facts];
        facts.Clear();
        return taken;
    }
}
