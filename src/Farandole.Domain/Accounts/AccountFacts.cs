using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>Nobody has come to an account for so long that it ends in a month.</summary>
public sealed record AccountWentQuiet(AccountId Account, Instant At) : Fact;
