using Farandole.ActivityPub.Reading;
using Farandole.Domain.Kernel;
using Farandole.Tests.Federation;

namespace Farandole.Tests.RemoteAnswers;

/// <summary>What people on another server say of what is announced here.</summary>
internal static class Visitors
{
    private const string Here = "http://farandole.test";

    public static string AddressOf(EventId id) => $"{Here}/events/{id}";

    public static Task<HttpResponseMessage> Joins(
        this Neighbour there,
        App app,
        EventId id,
        string join = "1",
        string? message = null
    ) => there.Does(app, "Join", $"joins/{join}", AddressOf(id), message);

    public static Task<HttpResponseMessage> Leaves(this Neighbour there, App app, EventId id, string leave = "1") =>
        there.Does(app, "Leave", $"leaves/{leave}", AddressOf(id));

    public static async Task<HttpResponseMessage> Does(
        this Neighbour there,
        App app,
        string type,
        string path,
        object about,
        string? message = null
    )
    {
        var answer = await there.Sends(
            app,
            new
            {
                id = $"{there.Origin}/{path}",
                type,
                actor = there.Actor,
                @object = about,
                participationMessage = message,
            }
        );
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Accepted, app.Logs);
        // What came first goes first: two in one moment have no order.
        app.Clock.Advance(NodaTime.Duration.FromMilliseconds(5));
        await app.DrainAsync();
        return answer;
    }

    /// <summary>Writes under something, or about it.</summary>
    public static Task<HttpResponseMessage> Writes(
        this Neighbour there,
        App app,
        string content,
        string note,
        string? repliesTo = null,
        string? mentions = null,
        string type = "Create",
        bool isForUs = false
    ) =>
        there.Does(
            app,
            type,
            $"notes/{note}/{type}",
            new
            {
                id = $"{there.Origin}/notes/{note}",
                type = "Note",
                attributedTo = there.Actor,
                content,
                inReplyTo = repliesTo,
                to = new[] { isForUs ? $"{Here}/relay" : "https://www.w3.org/ns/activitystreams#Public" },
                tag = mentions is null
                    ? Array.Empty<object>()
                    :
                    [
                        new
                        {
                            type = "Mention",
                            href = mentions,
                            name = "@somebody",
                        },
                    ],
            }
        );

    /// <summary>What they were told of their answers: not what everybody is told of the event.</summary>
    public static IReadOnlyList<RemoteActivity> Told(this Neighbour there) =>
        [.. there.Activities.Where(a => a.Type is "Accept" or "Reject" or "Ignore" || a.ObjectType == "Note")];

    /// <summary>The text of the last note to them.</summary>
    public static string LastNote(this Neighbour there) =>
        System
            .Net.WebUtility.HtmlDecode(new RemoteNote(there.Told()[^1].Embedded!).Content!)
            .Replace('\u00a0', ' ')
            .Replace('\u202f', ' ');
}
