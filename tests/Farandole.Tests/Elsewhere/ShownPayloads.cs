using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Farandole.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Elsewhere;

/// <summary>What went over the wire as a page shows it: with names of servers that mean nothing, and without what chance made.</summary>
/// <param name="sent">Everything, in the order in which it came.</param>
internal sealed partial class ShownPayloads(IEnumerable<string> sent)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Of what is too long to be shown whole: what it is, and what has changed.</summary>
    private static readonly string[] OfChanges =
    [
        "id",
        "type",
        "name",
        "updated",
        "startTime",
        "eventStatus",
        "status",
        "preferredUsername",
        "publicKey",
    ];

    private readonly List<JsonObject> sent = [.. sent.Select(s => JsonNode.Parse(s)!.AsObject())];
    private readonly StringBuilder page = new();

    /// <summary>The first of a kind.</summary>
    /// <param name="type">Of the activity.</param>
    /// <param name="title">What is said before it; null where it belongs to the one before.</param>
    /// <param name="of">The type of what it is about, where that stands inside.</param>
    /// <param name="about">Part of the address of what it is about.</param>
    public void Add(string type, string? title, string? of, string about)
    {
        var found = sent.First(s =>
            (string?)s["type"] == type
            && (of is null || s["object"] is JsonObject inside && (string?)inside["type"] == of)
            && AddressOf(s["object"]).Contains(about, StringComparison.Ordinal)
        );
        if (title is not null)
            page.Append(title).Append("\n\n");
        page.Append("```json\n").Append(Shown(found).ToJsonString(Readable)).Append("\n```\n\n");
    }

    /// <summary>They stand on the page, one after the other; else what should stand there lies in `artifacts/tests/payloads.md`.</summary>
    public void StandIn(string document, TwoSites both)
    {
        var text = Numbered(Named(page.ToString(), both)).ReplaceLineEndings("\n").Trim();
        var there = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts/tests"));
        File.WriteAllText(Path.Combine(there.FullName, "payloads.md"), text);
        Assert.Contains(
            text,
            File.ReadAllText(Path.Combine(Repository.Root, document)).ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    private static string AddressOf(JsonNode? about) =>
        about is JsonObject inside ? (string?)inside["id"] ?? "" : (string?)about ?? "";

    private static JsonObject Shown(JsonObject activity)
    {
        var shown = activity.DeepClone().AsObject();
        foreach (var (at, _) in shown["@context"]!.AsArray().Index().Where(c => c.Item is JsonObject).ToList())
            shown["@context"]![at] = "…";
        if ((string?)shown["type"] == "Update")
        {
            var changed = shown["object"]!.AsObject();
            foreach (var name in changed.Select(p => p.Key).Except(OfChanges).ToList())
                changed.Remove(name);
            if (changed["publicKey"] is JsonObject key)
                key["publicKeyPem"] = "…";
        }
        return shown;
    }

    private static string Named(string text, TwoSites both) =>
        text.Replace(Origin(both.Here), "https://here.example", StringComparison.Ordinal)
            .Replace(Origin(both.There), "https://there.example", StringComparison.Ordinal);

    private static string Origin(App app) =>
        app.Services.GetRequiredService<Instance>().Url.GetLeftPart(UriPartial.Authority);

    /// <summary>Each id as often as it stands there, in the order in which they first do.</summary>
    private static string Numbered(string text)
    {
        var ids = Ids().Matches(text).Select(m => m.Value).Distinct().ToList();
        return ids.Index()
            .Aggregate(
                text,
                (t, id) =>
                    t.Replace(
                        id.Item,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{id.Index + 1:00000000}-0000-4000-8000-000000000000"
                        ),
                        StringComparison.Ordinal
                    )
            );
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
