using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>What a group says of itself is another.</summary>
public sealed record GroupChanged(GroupId Group, Instant At) : Fact;
