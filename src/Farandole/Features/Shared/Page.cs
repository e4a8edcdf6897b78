using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Shared;

/// <summary>A page as a result: a component with one model, rendered whole before the first byte leaves.</summary>
internal static class Page
{
    public static RazorComponentResult Of<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new(typeof(TPage), new Dictionary<string, object?> { ["Model"] = model })
        {
            PreventStreamingRendering = true,
            StatusCode = status,
        };

    public static RazorComponentResult Of<TPage>(int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(typeof(TPage)) { PreventStreamingRendering = true, StatusCode = status };
}
