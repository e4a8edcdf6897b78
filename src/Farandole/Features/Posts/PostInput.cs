using System.Globalization;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Domain.Posts;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Posts;

/// <summary>The form of a post, as it was typed.</summary>
internal sealed record PostInput
{
    public const string AsDraft = "draft";
    public const string AtOnce = "now";
    public const string AtAMoment = "later";

    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public string? Title { get; init; }

    public string? Words { get; init; }

    public string? Language { get; init; }

    public PostReaders Readers { get; init; }

    /// <summary>Empty for the whole group.</summary>
    public string Team { get; init; } = "";

    public string When { get; init; } = AsDraft;

    public string? Day { get; init; }

    public string? Time { get; init; }

    /// <summary>What the page had been made from.</summary>
    public int Revision { get; init; }

    /// <summary>Shows how it will look, and keeps nothing.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Is kept, and its pictures come next.</summary>
    public bool IsForPictures { get; init; }

    public static PostInput Of(IFormCollection form) =>
        new()
        {
            Title = PlainText.Line(form["title"]),
            Words = form["words"],
            Language = PlainText.Line(form["language"]),
            // What is none of the choices is the narrower, and goes out to nobody.
            Readers = form["readers"] == nameof(PostReaders.Everybody) ? PostReaders.Everybody : PostReaders.Members,
            Team = form["team"].ToString(),
            When = form["when"] == AtOnce || form["when"] == AtAMoment ? form["when"].ToString() : AsDraft,
            Day = PlainText.Line(form["day"]),
            Time = PlainText.Line(form["time"]),
            Revision = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
                ? seen
                : -1,
            IsPreview = form["do"] == "preview",
            IsForPictures = form["do"] == "pictures",
        };

    public static PostInput Of(Post post, string zone)
    {
        var planned = post.PlannedFor?.InZone(Zones.Of(zone)).LocalDateTime;
        return new()
        {
            Title = post.Title,
            Words = post.Words,
            Language = post.Language,
            Readers = post.Readers,
            Team = post.TeamId?.ToString() ?? "",
            When = planned is null ? AsDraft : AtAMoment,
            Day = planned is { } day ? LocalDatePattern.Iso.Format(day.Date) : null,
            Time = planned is { } time ? Hour.Format(time.TimeOfDay) : null,
            Revision = post.Revision,
        };
    }

    /// <summary>What may be kept of it, or what is wrong with it, field by field.</summary>
    /// <param name="teams">In which a post may be written.</param>
    /// <param name="usual">The reader's language: of a form that names none of the list.</param>
    /// <param name="words">For what is wrong.</param>
    public (PostSaid? Said, List<FieldError> Wrong) Read(IReadOnlyList<TeamName> teams, string usual, Words words)
    {
        var wrong = new List<FieldError>();
        if (Title is null)
            wrong.Add(new("title", words["posts.error.title"]));
        else if (!PlainText.Fits(Title, Post.MaxTitle))
            wrong.Add(new("title", words["posts.error.title.long", ("n", Post.MaxTitle)]));
        var text = PlainText.Lines(Words);
        var html = PlainText.Fits(text, Post.MaxWords) ? RichText.ToHtml(text) : null;
        if (text is null)
            wrong.Add(new("words", words["posts.error.words"]));
        else if (html is null)
            wrong.Add(new("words", words["posts.error.words.long", ("n", Post.MaxWords)]));
        var team = teams.FirstOrDefault(t => (t.Id?.ToString() ?? "") == Team);
        if (team is null)
            wrong.Add(new("team", words["posts.error.team"]));
        var language = UsualLanguages.Tags.Contains(Language) ? Language! : usual;
        return (wrong.Count > 0 ? null : new(Title!, text!, html!, language, Readers, team!.Id), wrong);
    }

    /// <summary>When it goes out: null while it is a draft. Says what is wrong with a moment.</summary>
    public Instant? At(string zone, Instant now, Words words, List<FieldError> wrong)
    {
        if (When != AtAMoment)
            return When == AtOnce ? now : null;
        var isDay = LocalDatePattern.Iso.Parse(Day ?? "").TryGetValue(default, out var day);
        var isTime = Hour.Parse(Time ?? "").TryGetValue(LocalTime.Midnight, out var time);
        if (!isDay)
            wrong.Add(new("day", words["posts.error.day"]));
        if (!isTime)
            wrong.Add(new("time", words["posts.error.time"]));
        if (!isDay || !isTime)
            return null;
        var at = Zones.Of(zone).InstantOf(day + time);
        if (at <= now)
            wrong.Add(new("day", words["posts.error.past"]));
        else if (at > now + Post.Furthest)
            wrong.Add(new("day", words["posts.error.far"]));
        return at;
    }
}
