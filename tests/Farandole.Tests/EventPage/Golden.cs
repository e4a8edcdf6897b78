using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farandole.Tests.EventPage;

/// <summary>One reviewed file for each form of an event: what changes there is seen in the review.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void AssertJson(string name, string actual) =>
        AssertText(name, JsonNode.Parse(actual)!.ToJsonString(Readable));

    public static void AssertText(string name, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests/Farandole.Tests/EventPage/Golden", name);
        var given = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (!File.Exists(path))
        {
            File.WriteAllText(path, given);
            Assert.Fail($"{name} was not there: it is written now, read it.");
        }
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), given);
    }
}
