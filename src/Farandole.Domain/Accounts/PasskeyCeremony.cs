using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>A challenge that a passkey is to sign, to be made or to sign in: it serves once, and not for long.</summary>
public sealed class PasskeyCeremony
{
    public static readonly Duration Length = Duration.FromMinutes(5);

    private PasskeyCeremony() { }

    /// <summary>Names it in the form that brings the answer back.</summary>
    public string Selector { get; private set; } = "";

    /// <summary>For whose account a passkey is made; null to sign in.</summary>
    public AccountId? Makes { get; private set; }

    /// <summary>The challenge, and for whom.</summary>
    public string State { get; private set; } = "";

    public Instant CreatedAt { get; private set; }

    public static PasskeyCeremony Begin(AccountId? makes, string state, Instant now) =>
        new()
        {
            Selector = Secret.NewSelector(),
            Makes = makes,
            State = state,
            CreatedAt = now,
        };

    public bool IsOpen(Instant now) => now < CreatedAt + Length;
}
