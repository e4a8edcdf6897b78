namespace Farandole.Features.Shared;

/// <summary>After a POST: look there (303), so that reloading never sends the form again.</summary>
internal sealed class SeeOther(string path) : IResult
{
    public string Path => path;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
