using Xunit.v3;

namespace Farandole.Tests.Rig;

/// <summary>Says which line of the requirements a test proves: `[Requirement("GUEST-1")]`. See tests/requirements.txt.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RequirementAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Requirement", Id)];
}
