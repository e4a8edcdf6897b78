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
    /// <param name="letter">To be written.</param>
    /// <param name="wishes">Where its reader says how they want to be told.</param>
    public async Task<(string Html, string Text)> Render(Letter letter, string? wishes)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Reader>().Use(letter.Language);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return (
            await Render(renderer, letter, new(AsText: false, wishes, letter.IsQuiet)),
            Tidy(await Render(renderer, letter, new(AsText: true, wishes, letter.IsQuiet)))
        );
    }

    private static Task<string> Render(HtmlRenderer renderer, Letter letter, LetterFrame how) =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var frame = ParameterView.FromDictionary(
                new Dictionary<string, object?> { [nameof(Frame.How)] = how, [nameof(Frame.Letter)] = letter }
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
        public LetterFrame How { get; set; } = null!;

        [Parameter]
        public Letter Letter { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<LetterFrame>>(0);
            builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), How);
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
