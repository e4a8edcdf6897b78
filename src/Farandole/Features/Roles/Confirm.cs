using Farandole.Features.Shared.Inside;

namespace Farandole.Features.Roles;

/// <summary>Asks before rights change, in words: who gains and who loses what.</summary>
public sealed record ConfirmModel
{
    internal ConfirmModel(Space space, string title, Difference difference) =>
        (Space, Title, Difference) = (space, title, difference);

    internal Space Space { get; }

    internal string Title { get; }

    internal Difference Difference { get; }

    /// <summary>What else is to be known, a sentence each.</summary>
    internal IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>Where it is sent.</summary>
    internal string Action { get; init; } = "";

    /// <summary>What was chosen, to be sent again with the yes.</summary>
    internal IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];

    /// <summary>What it was when it was shown: what others changed since then is shown again.</summary>
    internal string Was { get; init; } = "";

    internal string Button { get; init; } = "";
}
