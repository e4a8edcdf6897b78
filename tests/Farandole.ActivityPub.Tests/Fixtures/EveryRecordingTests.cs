using System.Collections;
using System.Reflection;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Fixtures;

/// <summary>Whatever running peers sent is looked at through every view, and nothing breaks.</summary>
public sealed class EveryRecordingTests
{
    private static readonly Type[] Views =
    [
        typeof(RemoteActor),
        typeof(RemoteActivity),
        typeof(RemoteEvent),
        typeof(RemoteNote),
        typeof(RemoteCollection),
    ];

    [Fact]
    public void Every_recorded_document_can_be_looked_at_from_all_sides()
    {
        var files = Recorded.Files("", ".json").Concat(Recorded.Files("", ".jsonld")).ToList();
        Assert.SkipWhen(files.Count == 0, "The recorded documents are not there.");
        var read = 0;
        foreach (var file in files)
        {
            if (ActivityText.Parse(File.ReadAllBytes(file)).Document is not { } document)
                continue;
            read++;
            LookAt(document, depth: 0);
        }
        Assert.True(read > files.Count * 9 / 10, $"{read} of {files.Count} were documents.");
    }

    internal static void LookAt(ActivityObject document, int depth)
    {
        foreach (var view in Views)
        {
            var seen = Activator.CreateInstance(view, document)!;
            foreach (var property in view.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                Drain(property.GetValue(seen));
        }
        _ = RemoteMember.Of(document);
        if (depth < 3 && document.Part("object") is { IsReference: false } inner)
            LookAt(inner, depth + 1);
    }

    private static void Drain(object? value)
    {
        if (value is IEnumerable list and not string)
            Assert.All(list.Cast<object>(), Assert.NotNull);
    }
}
