using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Profiles;

/// <summary>The page of a profile says something else.</summary>
public sealed record ProfileChanged(ProfileId Profile, Instant At) : Fact;

/// <summary>A profile is on another server from now on.</summary>
public sealed record ProfileMoved(ProfileId Profile, Instant At) : Fact;

/// <summary>A profile is no more.</summary>
public sealed record ProfileDeleted(ProfileId Profile, Instant At) : Fact;
