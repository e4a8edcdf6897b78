using Farandole.Domain.Resources;
using Farandole.Tests.Organizing;
using Farandole.Tests.Roles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Resources;

/// <summary>Links as a group has them in tests.</summary>
internal static class Linking
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> Adds(
        this HttpClient somebody,
        Eaux eaux,
        string name,
        string address = "https://pad.exemple.org/p/marche",
        params (string Name, string Value)[] more
    ) => somebody.Post($"{eaux.Path}/resources", [("name", name), ("address", address), .. more]);

    public static Task<Resource> Link(this App app, string name) =>
        app.Look(db => db.Set<Resource>().SingleAsync(r => r.Name == name, Ct));

    public static Task<List<string>> LinksInOrder(this App app) =>
        app.Look(db => db.Set<Resource>().OrderBy(r => r.Position).Select(r => r.Name).ToListAsync(Ct));
}
