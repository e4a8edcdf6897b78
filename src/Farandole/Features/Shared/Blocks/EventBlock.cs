using Farandole.Platform.Db;
using Farandole.Platform.Identity;

namespace Farandole.Features.Shared.Blocks;

/// <summary>
/// A capability's part of an event's page: what people bring, questions, the talk. The capability registers it; the page
/// shows it and knows nothing more. What it shows to nobody in particular is kept with the page, so whatever changes it
/// must raise a fact about the event (<see cref="Domain.Kernel.IAboutEvent"/>).
/// </summary>
internal interface IEventBlock
{
    /// <summary>Where it stands on the page.</summary>
    BlockPlace Place { get; }

    /// <summary>
    /// What this viewer gets of it, at the price of one indexed query at most, and of none where the event has nothing of
    /// the kind; null when there is nothing for them to see or do.
    /// </summary>
    Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct);
}

/// <summary>A component, and the model that it is given as <c>Model</c>.</summary>
public sealed record EventBlock(Type Component, object Model);

/// <summary>The places of an event's page in the order in which they follow each other, below the facts.</summary>
internal enum BlockPlace
{
    /// <summary>Below the form in which one answers, beside all that follows.</summary>
    Answer,

    /// <summary>The urgent word on top.</summary>
    Urgent,

    /// <summary>In whose name it is announced.</summary>
    Hosts,

    /// <summary>What is known and what is coming.</summary>
    Known,

    /// <summary>The date that is being chosen.</summary>
    Poll,

    // The organizers' text stands here.

    /// <summary>Who brings what.</summary>
    Needs,

    Questions,

    /// <summary>What the organizers announced.</summary>
    News,
    Talk,

    /// <summary>What is left of it afterwards.</summary>
    After,
}

internal static class EventBlocks
{
    public static IServiceCollection AddEventBlock<T>(this IServiceCollection services)
        where T : class, IEventBlock => services.AddSingleton<IEventBlock, T>();
}
