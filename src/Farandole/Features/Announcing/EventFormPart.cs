using System.Globalization;
using Farandole.Features.Shared;
using Microsoft.AspNetCore.Components;

namespace Farandole.Features.Announcing;

/// <summary>A part of the form in which an event is described: shows what was typed, and what is wrong with it.</summary>
public abstract class EventFormPart : SpeakingComponent
{
    private static readonly string[] UsualLanguages =
    [
        "fr",
        "en",
        "ar",
        "br",
        "ca",
        "co",
        "de",
        "es",
        "eu",
        "it",
        "ja",
        "nl",
        "oc",
        "pl",
        "pt",
        "ro",
        "tr",
        "uk",
        "zh",
    ];

    [Parameter, EditorRequired]
    public EventInput Input { get; set; } = null!;

    [Parameter]
    public IReadOnlyList<FieldTrouble> Troubles { get; set; } = [];

    private protected string? Error(string field) => Troubles.FirstOrDefault(t => t.Field == field)?.In(T);

    private protected bool Any(params string[] fields) => Troubles.Any(t => fields.Contains(t.Field));

    /// <summary>Languages by the names that their speakers give them.</summary>
    private protected IReadOnlyList<Option> Languages =>
        [.. UsualLanguages.Append(Input.Language ?? T.Language).Distinct().Select(tag => new Option(tag, NameOf(tag)))];

    private static string NameOf(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag);
            return culture.TextInfo.ToTitleCase(culture.NativeName);
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
