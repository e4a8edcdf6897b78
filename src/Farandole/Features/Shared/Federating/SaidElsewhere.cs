namespace Farandole.Features.Shared.Federating;

/// <summary>Something is new to those who follow from here: an event elsewhere, or that it was called off or moved.</summary>
internal sealed record SaidElsewhere(Guid Event);

/// <summary>Something else is: news of somebody elsewhere who is followed.</summary>
internal sealed record PostSaidElsewhere(Guid Post);
