using Farandole.Platform.Text;
using Microsoft.AspNetCore.Components;

namespace Farandole.Features.Shared;

/// <summary>
/// Makes components and tells those that speak to whom. A page has some two hundred, and asking the container for the
/// same reader in each of them took a tenth of its time.
/// </summary>
internal sealed class SpeakingActivator(Reader reader) : IComponentActivator
{
    public IComponent CreateInstance(Type componentType)
    {
        var component = (IComponent)Activator.CreateInstance(componentType)!;
        if (component is SpeakingComponent speaking)
            speaking.Reader = reader;
        return component;
    }
}
