using System.Text;
using CsCheck;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Tests.Fixtures;

namespace Farandole.ActivityPub.Tests.Reading;

/// <summary>Whatever stands under the names that we read, reading it breaks nothing.</summary>
public sealed class AnyDocumentTests
{
    private static readonly string[] Names =
    [
        .. """
            id type name nameMap url mediaType actor object target to cc startTime endTime location address geo latitude longitude
            organizers items orderedItems first totalItems publicKey publicKeyPem owner endpoints sharedInbox tag attachment image icon
            eventStatus status joinMode maximumAttendeeCapacity category published implements generator alsoKnownAs href displayEndTime
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly Gen<string> Value = Gen.Recursive<string>(
        (depth, inner) =>
            depth > 3
                ? Gen.OneOf(
                    "null",
                    "true",
                    "7",
                    "-1.5e300",
                    "\"\"",
                    "\"x\"",
                    "\"https://x.example/a\"",
                    "\"2027-01-01T00:00:00Z\""
                )
                : Gen.OneOf(
                    Gen.OneOf(
                        "null",
                        "false",
                        "0",
                        "\"Event\"",
                        "\"Public\"",
                        "\"\\u0000\"",
                        "\"acct:a@b\"",
                        "\"2027-99\"",
                        "[]",
                        "{}"
                    ),
                    inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
                    Gen.Select(Gen.OneOf(Names), inner).Array[0, 8].Select(Members)
                )
    );

    [Fact]
    public void Any_document_can_be_looked_at_from_all_sides() =>
        Gen.Select(Gen.OneOf(Names), Value)
            .Array[1, 12]
            .Select(Members)
            .Sample(
                json =>
                {
                    if (ActivityText.Parse(Encoding.UTF8.GetBytes(json)).Document is { } document)
                        EveryRecordingTests.LookAt(document, depth: 0);
                },
                iter: 3_000,
                threads: 1
            );

    [Fact]
    public void Any_bytes_are_a_document_or_none() =>
        Gen
            .Byte.Array[0, 64]
            .Sample(
                bytes =>
                {
                    var parsed = ActivityText.Parse(bytes);
                    Assert.True(parsed.Document is null != parsed.WhyNot is null);
                },
                iter: 20_000,
                threads: 1
            );

    private static string Members((string Name, string Value)[] members) =>
        $"{{{string.Join(',', members.Select(m => $"\"{m.Name}\":{m.Value}"))}}}";
}
