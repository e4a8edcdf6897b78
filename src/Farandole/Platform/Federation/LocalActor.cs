using Farandole.Domain.Kernel;

namespace Farandole.Platform.Federation;

/// <summary>Who acts here on the network: a profile, a group, or the instance itself, which is neither.</summary>
/// <param name="Address">The id of its document (AP §3.1).</param>
/// <param name="Name">Under which WebFinger knows it.</param>
internal sealed record LocalActor(string Address, string Name)
{
    public ProfileId? Profile { get; init; }

    public GroupId? Group { get; init; }

    public bool IsInstance => Profile is null && Group is null;

    public string KeyId => $"{Address}#main-key";

    public string Inbox => $"{Address}/inbox";

    public string Outbox => $"{Address}/outbox";

    public string Followers => $"{Address}/followers";

    /// <summary>What it will take part in (FEP-8a8e, "upcomingEvents").</summary>
    public string Upcoming => $"{Address}/upcoming";
}
