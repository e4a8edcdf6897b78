using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>Nobody has come to an account for so long that it ends in a month.</summary>
public sealed record AccountWentQuiet(AccountId Account, Instant At) : Fact;

/// <summary>Those who run the instance let somebody in who waited.</summary>
public sealed record AccountLetIn(AccountId Account, Instant At) : Fact;

/// <summary>Those who run the instance declined somebody who waited.</summary>
public sealed record AccountDeclined(AccountId Account, Instant At) : Fact;

/// <summary>Somebody has waited too long for an answer.</summary>
public sealed record AccountUnanswered(AccountId Account, Instant At) : Fact;

/// <summary>An account has another password, or none any more.</summary>
public sealed record PasswordChanged(AccountId Account, Instant At) : Fact;
