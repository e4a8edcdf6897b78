using Farandole.Features.Shared;
using Microsoft.AspNetCore.Components;

namespace Farandole.Features.Announcing;

/// <summary>A part of the form in which an event is described: shows what was typed, and what is wrong with it.</summary>
public abstract class EventFormPart : SpeakingComponent
{
    [Parameter, EditorRequired]
    public EventInput Input { get; set; } = null!;

    [Parameter]
    public IReadOnlyList<FieldTrouble> Troubles { get; set; } = [];

    private protected string? Error(string field) => Troubles.FirstOrDefault(t => t.Field == field)?.In(T);

    private protected bool Any(params string[] fields) => Troubles.Any(t => fields.Contains(t.Field));

    /// <summary>The usual ones, and that of the event.</summary>
    private protected IReadOnlyList<Option> Languages => UsualLanguages.Options(Input.Language ?? T.Language);
}
