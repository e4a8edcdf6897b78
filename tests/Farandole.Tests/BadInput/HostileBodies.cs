using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Farandole.Tests.BadInput;

/// <summary>What machines gone wrong, and people of bad will, put into a request. The same at every run.</summary>
internal static class HostileBodies
{
    /// <summary>Every field of every form and of the API.</summary>
    public static readonly string[] Fields =
    [
        .. "title date time endDate endTime where place address latitude longitude timeZone placeChosen onlineLink".Split(
            ' '
        ),
        .. "text visibility capacity contact language accessibility price free email form website work action".Split(
            ' '
        ),
        .. "picture pictureAlt coverSalt revision seen status statusReason answer party more name message".Split(' '),
        .. "addresses answers by coverTitle day for forName from headline hidesResults hours keep lastDay nonce note".Split(
            ' '
        ),
        .. "people perPerson promisedOn quantity question promise takesFirstNames takesOffers tell unit value wanted".Split(
            ' '
        ),
        .. "exposure reminder messages changes key label to step word kind shift file theme return start end".Split(
            ' '
        ),
    ];

    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Values that a field must survive.</summary>
    private static readonly string[] Values =
    [
        "\0",
        "\u0001\u0008\u001b[31m\u007f\u0085\u2028\u202e\ufeff\uffff",
        new('9', 400),
        "-1",
        "1e999",
        "NaN",
        "9999-12-31",
        "-9999-01-01",
        "é\u0301\u200d👩‍👩‍👧‍👦" + new string('\u0301', 500),
        new('x', 20_000),
        "{{7*7}}${7*7}<%= 7*7 %>' OR 1=1 --",
    ];

    public static IEnumerable<(string Name, Func<HttpContent?> Make)> All()
    {
        yield return ("nothing", () => null);
        foreach (
            var type in new[]
            {
                FormType,
                $"{FormType}; charset=utf-16",
                $"{FormType}; charset=nonsense",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/json",
                "application/json; charset=nonsense",
                "application/merge-patch+json",
                "text/xml",
                "text/calendar",
                "no type at all",
            }
        )
        {
            yield return ($"noise as {type}", () => Raw(Noise(type.Length), type));
            yield return ($"nothing as {type}", () => Raw([], type));
        }
        foreach (var body in Texts().Concat(BrokenForms()))
            yield return (body.Name, () => Raw(Encoding.Latin1.GetBytes(body.Text), body.Type));
        foreach (var (value, at) in Values.Select((v, i) => (v, i)))
        {
            yield return ($"value {at} as a form", () => new FormUrlEncodedContent(Pairs(value)));
            yield return ($"value {at} in parts", () => Parts(value));
            yield return ($"value {at} as JSON", () => Json(value));
        }
    }

    private static IEnumerable<(string Name, string Text, string Type)> Texts()
    {
        yield return (
            "bytes that are no UTF-8",
            string.Join('&', Fields.Select(f => $"{f}=%ff%fe%00%c0%80")),
            FormType
        );
        yield return ("half a surrogate", Object(_ => "\"\\ud800\""), "application/json");
        yield return ("half a surrogate as a name", "{\"\\udc00\":1,\"title\":\"x\"}", "application/json");
        yield return (
            "the same names again",
            "{" + new StringBuilder().Insert(0, "\"title\":\"x\",", 9) + "\"end\":1}",
            "application/json"
        );
        yield return ("a depth without end", new string('[', 5_000), "application/json");
        yield return ("numbers", Object(_ => "1e999"), "application/json");
        yield return ("lists", Object(_ => "[[],{},null,1]"), "application/json");
        yield return ("objects", Object(_ => "{\"name\":{\"name\":[]},\"latitude\":\"x\"}"), "application/json");
        yield return ("nulls", Object(_ => "null"), "application/json");
    }

    private static IEnumerable<(string Name, string Text, string Type)> BrokenForms()
    {
        yield return (
            "two thousand fields",
            string.Join('&', Enumerable.Range(0, 2_000).Select(n => $"f{n}=1")),
            FormType
        );
        yield return ("a name without end", new string('n', 100_000) + "=1", FormType);
        yield return (
            "a part without end",
            "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx",
            "multipart/form-data; boundary=x"
        );
        yield return (
            "a part without a name",
            "--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--",
            "multipart/form-data; boundary=x"
        );
        yield return (
            "a part of headers",
            "--x\r\n" + new string('h', 40_000) + ": 1\r\n\r\n\r\n--x--",
            "multipart/form-data; boundary=x"
        );
        yield return (
            "a file instead of text",
            File("title") + File("key") + File("file") + "--x--",
            "multipart/form-data; boundary=x"
        );
    }

    private static string File(string field) =>
        $"--x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"../../\0.ics\"\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n";

    private static string Object(Func<string, string> value) =>
        "{" + string.Join(',', Fields.Select(f => $"\"{f}\":{value(f)}")) + "}";

    private static ByteArrayContent Json(string value) =>
        Raw(
            Encoding.UTF8.GetBytes(Object(_ => System.Text.Json.JsonSerializer.Serialize(value))),
            "application/json; charset=utf-8"
        );

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string value) =>
        Fields.Where(f => f is not "picture" and not "file").Select(f => KeyValuePair.Create(f, value));

    private static MultipartFormDataContent Parts(string value)
    {
        var form = new MultipartFormDataContent("x");
        foreach (var (field, text) in Pairs(value))
            form.Add(new StringContent(text), field);
        return form;
    }

    private static ByteArrayContent Raw(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static byte[] Noise(int seed)
    {
        var bytes = new byte[2_000];
#pragma warning disable CA5394 // Not for secrets: the same noise at every run.
        new Random(seed).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }
}
