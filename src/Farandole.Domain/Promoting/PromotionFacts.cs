using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Promoting;

/// <summary>A group or a profile shows something of others on its page.</summary>
public sealed record PromotionMade(PromotionId Promotion, Instant At) : Fact;

/// <summary>It no longer does.</summary>
public sealed record PromotionEnded(PromotionId Promotion, Instant At) : Fact;
