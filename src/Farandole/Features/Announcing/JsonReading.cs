using System.Text.Json;
using Farandole.Domain.Events;

namespace Farandole.Features.Announcing;

/// <summary>What a program may say of an event: the fields of POST and PATCH <c>/api/v1/events</c>. Absent stays as it is; null empties.</summary>
internal sealed record EventToWrite
{
    public string? Title { get; init; }

    /// <summary><c>2027-03-20T14:00</c>, or <c>2027-03-20</c> when the hour is not said; wall time in <see cref="TimeZone"/>. Null: nobody knows the day yet.</summary>
    public string? Start { get; init; }

    public string? End { get; init; }

    /// <summary>An id of TZDB; when absent, that of the place.</summary>
    public string? TimeZone { get; init; }

    public Shared.PlaceAsJson? Place { get; init; }

    public string? OnlineLink { get; init; }

    /// <summary>Markdown.</summary>
    public string? Text { get; init; }

    /// <summary><c>public</c>, <c>unlisted</c> or <c>private</c>.</summary>
    public string? Visibility { get; init; }

    public int? Capacity { get; init; }

    public string? Contact { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string>? Accessibility { get; init; }

    public string? Price { get; init; }

    public bool? Free { get; init; }

    /// <summary>Whether one may answer with a name and no address.</summary>
    public bool? TakesNames { get; init; }

    /// <summary>POST only: gets an organizer's key by letter; opening it puts a public event in the agenda.</summary>
    public string? Email { get; init; }

    /// <summary>POST only, for an app: in whose name, <c>@handle</c> of a profile or a group, or <c>@handle/team</c>.</summary>
    public string? Host { get; init; }

    /// <summary>PATCH only: <c>confirmed</c>, <c>tentative</c>, <c>postponed</c>, <c>movedOnline</c>, or <c>cancelled</c>, which is final.</summary>
    public string? Status { get; init; }

    /// <summary>Who may see which piece, from when, and what is promised: only those named are decided anew.</summary>
    public IReadOnlyList<PieceToWrite>? Pieces { get; init; }

    public string? StatusReason { get; init; }

    /// <summary>PATCH only: refuses the change when the event has another revision by now.</summary>
    public int? Revision { get; init; }
}

/// <summary>Lays a JSON object over what is known of an event, field by field, with the words of the form for what is wrong.</summary>
internal sealed class JsonReading(JsonElement json)
{
    public List<FieldTrouble> Troubles { get; } = [];

    public EventInput Over(EventInput before)
    {
        var input = before;
        foreach (var member in json.EnumerateObject())
            input = Take(input, member.Name, member.Value);
        return input;
    }

    /// <summary>A text of the object itself, for what is no field of the form.</summary>
    public string? Said(string name) => json.TryGetProperty(name, out var value) ? Text(name, value) : null;

    /// <summary>What is decided about pieces.</summary>
    public IReadOnlyList<PieceRule> Rules(PieceRules before) =>
        json.TryGetProperty("pieces", out var value) ? PiecesInJson.Read(value, before, Troubles) : [];

    public int? Revision =>
        json.TryGetProperty("revision", out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var revision)
            ? revision
            : null;

    /// <summary>The field of the API that a field of the form is called there.</summary>
    public static string FieldOf(string? form) =>
        form switch
        {
            null => "",
            "date" or "time" => "start",
            "endDate" or "endTime" => "end",
            "address" => "place",
            _ => form,
        };

    private EventInput Take(EventInput input, string name, JsonElement value)
    {
        switch (name)
        {
            case "title":
                return input with { Title = Text(name, value) };
            case "start" when value.ValueKind == JsonValueKind.Null:
                return input with { Date = null, Time = null, EndDate = null, EndTime = null, DateIsToCome = true };
            case "start":
                var (day, time) = Moment(name, value);
                return input with { Date = day, Time = time };
            case "end":
                var (lastDay, endTime) = Moment(name, value);
                return input with { EndDate = lastDay, EndTime = endTime };
            case "timeZone":
                return input with { TimeZone = Text(name, value) };
            case "place":
                return Place(input, value);
            case "onlineLink":
                return input with { OnlineLink = Text(name, value) };
            case "text":
                return input with { Text = Text(name, value) };
            case "visibility":
                return input with { Visibility = Text(name, value) };
            case "capacity":
                return input with { Capacity = Number(name, value) };
            default:
                return TakeMore(input, name, value);
        }
    }

    private EventInput TakeMore(EventInput input, string name, JsonElement value)
    {
        switch (name)
        {
            case "contact":
                return input with { Contact = Text(name, value) };
            case "language":
                return input with { Language = Text(name, value) };
            case "price":
                return input with { Price = Text(name, value) };
            case "free":
                return input with { Free = Yes(name, value) };
            case "takesNames":
                return input with { TakesNames = Yes(name, value) };
            case "accessibility":
                return input with { Accessibility = Texts(name, value) };
            case "email":
                return input with { Email = Text(name, value) };
            case "revision":
                // A guard that cannot be read must not be passed over.
                if (Revision is null && value.ValueKind != JsonValueKind.Null)
                    Wrong(name);
                return input;
            default:
                // The answer of one request may be the body of the next: what cannot be written is passed over.
                return input;
        }
    }

    private bool Yes(string name, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Wrong(name);
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>Another place is elsewhere: coordinates and zone of the one before say nothing of it.</summary>
    private EventInput Place(EventInput input, JsonElement value)
    {
        var bare = input with
        {
            Place = null,
            Address = null,
            Latitude = null,
            Longitude = null,
            PlaceChosen = null,
            TimeZone = json.TryGetProperty("timeZone", out _) ? input.TimeZone : null,
        };
        if (value.ValueKind == JsonValueKind.Null)
            return bare with { TimeZone = input.TimeZone };
        if (value.ValueKind != JsonValueKind.Object)
        {
            Wrong("place");
            return bare;
        }
        string? Part(string name) => value.TryGetProperty(name, out var part) ? Text("place", part) : null;
        string? Degrees(string name) =>
            value.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part.GetRawText() : null;
        return bare with
        {
            Place = Part("name"),
            Address = Part("address"),
            Latitude = Degrees("latitude"),
            Longitude = Degrees("longitude"),
        };
    }

    private (string? Day, string? Time) Moment(string name, JsonElement value) =>
        Text(name, value)?.Split('T', 2) is { } parts ? (parts[0], parts.Length > 1 ? parts[1] : null) : (null, null);

    private string? Text(string name, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            Wrong(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private string? Number(string name, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Number or JsonValueKind.Null))
            Wrong(name);
        return value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
    }

    private IReadOnlyList<string> Texts(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray().Select(v => Text(name, v)).OfType<string>()];
        if (value.ValueKind != JsonValueKind.Null)
            Wrong(name);
        return [];
    }

    private void Wrong(string name) => Troubles.Add(new(name, "announcing.error.kind"));
}
