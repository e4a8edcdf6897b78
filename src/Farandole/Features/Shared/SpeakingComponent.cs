using Farandole.Platform.Text;
using Microsoft.AspNetCore.Components;

namespace Farandole.Features.Shared;

/// <summary>A component that speaks: it has the words, dates and theme of the one who reads.</summary>
public abstract class SpeakingComponent : ComponentBase
{
    /// <summary>Given by <see cref="SpeakingActivator"/>.</summary>
    internal Reader Reader { get; set; } = null!;

    private protected Words T => Reader.Words;
}
