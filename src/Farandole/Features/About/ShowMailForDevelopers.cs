using System.Text.RegularExpressions;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using MimeKit;

namespace Farandole.Features.About;

/// <summary>In development, letters are files: here they are read and their links followed. Mapped nowhere else.</summary>
internal static partial class ShowMailForDevelopers
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dev/mail", List).Limited(Rate.Read).Personal().ExcludeFromDescription();
        routes.MapGet("/dev/mail/{name}", Read).Limited(Rate.Read).Personal().ExcludeFromDescription();
        routes.MapGet("/dev/mail/{name}/raw", Raw).Limited(Rate.Read).Personal().ExcludeFromDescription();
    }

    private static async Task<RazorComponentResult> List(DataFolder folder, CancellationToken ct)
    {
        var letters = new List<DevLetter>();
        // Names begin with the moment of sending.
        var names = Directory.GetFiles(folder.Folder("mail"), "*.eml").Select(f => Path.GetFileName(f));
        foreach (var name in names.OrderDescending(StringComparer.Ordinal).Take(Most))
            letters.Add(await Load(folder, name, ct));
        return Page.Of<MailListPage>(new MailListModel(letters));
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Read(
        string name,
        DataFolder folder,
        CancellationToken ct
    ) => Exists(folder, name) ? Page.Of<MailPage>(await Load(folder, name, ct)) : TypedResults.NotFound();

    private static Results<PhysicalFileHttpResult, NotFound> Raw(string name, DataFolder folder) =>
        Exists(folder, name)
            ? TypedResults.PhysicalFile(Path.Combine(folder.Folder("mail"), name), "message/rfc822", name)
            : TypedResults.NotFound();

    private static bool Exists(DataFolder folder, string name) =>
        FileName().IsMatch(name) && File.Exists(Path.Combine(folder.Folder("mail"), name));

    private static async Task<DevLetter> Load(DataFolder folder, string name, CancellationToken ct)
    {
        using var message = await MimeMessage.LoadAsync(Path.Combine(folder.Folder("mail"), name), ct);
        return new DevLetter(name, message.To.ToString(), message.Subject ?? "", message.Date.ToString("u"))
        {
            Parts = [.. Link().Split(message.TextBody ?? "")],
            Attachments =
            [
                .. message.Attachments.Select(a => a.ContentDisposition?.FileName ?? a.ContentType.MimeType),
            ],
        };
    }

    [GeneratedRegex(@"\A[0-9]{10,16}-[0-9a-f]{32}\.eml\z")]
    private static partial Regex FileName();

    /// <summary>Splits so that every other part is an address.</summary>
    [GeneratedRegex(@"(https?://[^\s<>]+)")]
    private static partial Regex Link();
}

public sealed record MailListModel(IReadOnlyList<DevLetter> Letters);

public sealed record DevLetter(string Name, string To, string Subject, string Date)
{
    /// <summary>Text and addresses in turn.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    public required IReadOnlyList<string> Attachments { get; init; }
}
