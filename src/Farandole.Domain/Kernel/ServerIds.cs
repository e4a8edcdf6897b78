namespace Farandole.Domain.Kernel;

/// <summary>The id of a server that is closed: random.</summary>
public readonly record struct ClosedServerId(Guid Value)
{
    public static ClosedServerId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}
