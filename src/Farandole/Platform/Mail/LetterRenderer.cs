using System.Net;
using System.Text.RegularExpressions;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace Farandole.Platform.Mail;

/// <summary>Writes a letter from its component, once as HTML and once as text, in the reader's language.</summary>
internal sealed partial class LetterRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    public async Task<(string Html, string Text)> Render(Letter letter)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Reader>().Use(letter.Language);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return (await Render(renderer, letter, asText: false), Tidy(await Render(renderer, letter, asText: true)));
    }

    private static Task<string> Render(HtmlRenderer renderer, Letter letter, bool asText) =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var frame = ParameterView.FromDictionary(
                new Dictionary<string, object?> { [nameof(Frame.AsText)] = asText, [nameof(Frame.Letter)] = letter }
            );
            return (await renderer.RenderComponentAsync<Frame>(frame)).ToHtmlString();
        });

    private static string Tidy(string rendered)
    {
        var lines = WebUtility.HtmlDecode(rendered).ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim());
        return Gaps().Replace(string.Join('\n', lines).Trim(), "\n\n") + "\n";
    }

    [GeneratedRegex("\n{3,}")]
    private static partial Regex Gaps();

    private sealed class Frame : ComponentBase
    {
        [Parameter]
        public bool AsText { get; set; }

        [Parameter]
        public Letter Letter { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<bool>>(0);
            builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), AsText);
            builder.AddComponentParameter(
                2,
                nameof(CascadingValue<>.ChildContent),
                (RenderFragment)(
                    inner =>
                    {
                        inner.OpenComponent(0, Letter.Body);
                        foreach (var (name, value) in Letter.With)
                            inner.AddComponentParameter(1, name, value);
                        inner.CloseComponent();
                    }
                )
            );
            builder.CloseComponent();
        }
    }
}
