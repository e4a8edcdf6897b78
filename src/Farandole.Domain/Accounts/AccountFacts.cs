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

/// <summary>From now on a code is asked for besides the letter or the password.</summary>
public sealed record SecondFactorTurnedOn(AccountId Account, Instant At) : Fact;

/// <summary>A code is not asked for any more.</summary>
public sealed record SecondFactorTurnedOff(AccountId Account, Instant At) : Fact;

/// <summary>Somebody came in with a code on paper.</summary>
public sealed record RecoveryCodeUsed(AccountId Account, Instant At) : Fact;

/// <summary>Somebody who reads the letters of an account has no code and wants none asked for.</summary>
public sealed record SecondFactorRemovalAsked(AccountId Account, Instant At) : Fact;

/// <summary>Somebody who got as far as the code has typed too many wrong ones.</summary>
public sealed record SecondFactorGuessed(AccountId Account, Instant At) : Fact;

/// <summary>An account can be signed in to with one passkey more.</summary>
public sealed record PasskeyAdded(AccountId Account, Instant At) : Fact;

/// <summary>An account can be signed in to with one passkey less.</summary>
public sealed record PasskeyRemoved(AccountId Account, Instant At) : Fact;

/// <summary>An account can be signed in to by another site from now on.</summary>
public sealed record OutsideLinked(AccountId Account, Instant At) : Fact;

/// <summary>An account cannot be signed in to by another site any more.</summary>
public sealed record OutsideUnlinked(AccountId Account, Instant At) : Fact;

/// <summary>Somebody let an app in.</summary>
public sealed record AppKeyMade(AccountId Account, Instant At) : Fact;
