using Farandole.Domain.Kernel;

namespace Farandole.Domain.Blocks;

/// <summary>Who may keep whom away: a question for the page, obeyed by the command.</summary>
public static class BlockRules
{
    /// <summary>Nobody keeps themselves away, nor a group its own.</summary>
    public static readonly Reason Own = new("blocks.own");

    /// <summary>Whoever runs the instance is not locked out of it by who runs it too: their role is taken first.</summary>
    public static readonly Reason RunsIt = new("blocks.runs-it");

    /// <summary>A list of whom one keeps away is not a register of a town.</summary>
    public static readonly Reason TooMany = new("blocks.most");

    /// <summary>The instance closes a whole server, which does more than keep away: that has a list of its own.</summary>
    public static readonly Reason WholeServer = new("blocks.whole-server");

    /// <param name="by">Who wants it.</param>
    /// <param name="whom">Whom they name.</param>
    /// <param name="have">How many they keep away already.</param>
    public static Reason? WhyNotBlock(Blocker by, Blocked whom, int have)
    {
        ArgumentNullException.ThrowIfNull(whom);
        return by.Account is { } mine && mine == whom.Account
            || by.Group is { } ours && ours == whom.Group
            || by.Voice is { } voice && voice == whom.Voice
                ? Own
            : by.IsInstance && whom.Server is not null ? WholeServer
            : have >= Block.Most ? TooMany
            : null;
    }

    /// <summary>Whether somebody on another server is among those who are kept away: by their address, or with their server.</summary>
    /// <param name="actors">Addresses that are kept away.</param>
    /// <param name="servers">Whole servers that are.</param>
    /// <param name="actor">Their address.</param>
    /// <param name="host">The name of their server, without its port.</param>
    public static bool KeepAway(IReadOnlySet<string> actors, IReadOnlySet<string> servers, string actor, string? host)
    {
        ArgumentNullException.ThrowIfNull(actors);
        return actors.Contains(actor) || host is not null && ServerName.WithParents(host).Any(servers.Contains);
    }

    /// <summary>How far away somebody may be kept: only a person can look away and let the others see.</summary>
    public static Distance Of(Blocker by, Distance wanted) =>
        by.Voice is not null ? Distance.Mute
        : by.Account is null ? Distance.Block
        : wanted;
}
