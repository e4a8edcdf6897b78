using Microsoft.AspNetCore.Components;

namespace Farandole.Features.Shared;

/// <summary>An input inside a <see cref="Field"/>: it shows what was typed before and knows its error.</summary>
public abstract class FieldInput : SpeakingComponent
{
    [CascadingParameter]
    private protected Field Field { get; set; } = null!;

    /// <summary>What was typed or chosen before: nothing is lost when a form comes back.</summary>
    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>Other attributes of the element: autocomplete, inputmode, maxlength, min, list…</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected override void OnInitialized()
    {
        if (Field is null)
            throw new InvalidOperationException($"{GetType().Name} stands inside a Field, which labels it.");
    }
}
