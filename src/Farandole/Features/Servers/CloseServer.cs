using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Servers;

/// <summary>Closes one server, or opens it again.</summary>
internal static class CloseServer
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(ShowServers.Path, Close).Limited(Rate.Organize).Personal();
        routes.MapPost($"{ShowServers.Path}/{{name}}/end", Open).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Close(
        HttpRequest request,
        Viewer viewer,
        Db db,
        ServerDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var typed = new TypedServer(PlainText.Line(form["site"]), PlainText.Line(form["word"]));
        var name = ServerName.Parse(typed.Name);
        var wrong = new List<FieldError>();
        if (name is null)
            wrong.Add(new("site", reader.Words["servers.error.name"]));
        else if (desk.IsOwn(name))
            wrong.Add(new("site", reader.Words["servers.error.own"]));
        if (!PlainText.Fits(typed.Word, ClosedServer.MaxWord))
            wrong.Add(new("word", reader.Words["servers.error.word", ("n", ClosedServer.MaxWord)]));
        if (wrong.Count > 0)
            return Page.Of<ServersPage>(
                await ShowServers.Read(db, after: null, ct) with
                {
                    Typed = typed,
                    Wrong = wrong,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await desk.Close([new(name!, typed.Word)], viewer, ct);
        return new SeeOther($"{ShowServers.Path}?done=closed");
    }

    private static async Task<Results<SeeOther, NotFound>> Open(
        string name,
        Viewer viewer,
        ServerDesk desk,
        CancellationToken ct
    ) =>
        viewer.IsSteward && ServerName.Parse(name) is { } closed && await desk.Open(closed, viewer, ct)
            ? new SeeOther($"{ShowServers.Path}?done=opened")
            : TypedResults.NotFound();
}
