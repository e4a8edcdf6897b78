namespace Farandole.Domain.Kernel;

/// <summary>Why something may not be done: a code (<c>event.full</c>); its words come from the catalogues.</summary>
public sealed record Reason(string Code)
{
    public override string ToString() => Code;
}

/// <summary>A command was given although its rule says no. The page should have asked first; the edge answers 409.</summary>
public sealed class RuleBroken(Reason reason) : Exception(reason.Code)
{
    public Reason Reason { get; } = reason;
}
