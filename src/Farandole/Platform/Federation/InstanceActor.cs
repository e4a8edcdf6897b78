namespace Farandole.Platform.Federation;

/// <summary>The instance as an actor (FEP-2677): it signs what is fetched, and announces what is public.</summary>
internal static class InstanceActor
{
    /// <summary>As Mobilizon and Gancio call theirs, who look for it under this name.</summary>
    public const string Name = "relay";

    public const string Path = $"/{Name}";

    public static LocalActor Relay(this Instance instance) => new(instance.Absolute(Path), Name);
}
