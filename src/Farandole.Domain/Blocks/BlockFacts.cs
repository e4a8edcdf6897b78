using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Blocks;

/// <summary>Somebody is kept away, or no longer: what others see of them, or show of others, may be less or more.</summary>
public sealed record BlocksChanged(BlockId Block, Instant At) : Fact;

/// <summary>What whoever is kept away was already, where they are kept away, is to end: whoever keeps some of it ends it.</summary>
public sealed record StandingEnded(BlockId Block, Instant At) : Fact;
