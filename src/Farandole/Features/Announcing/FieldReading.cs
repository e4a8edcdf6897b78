using System.Globalization;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Announcing;

/// <summary>The fields of an event that stand for themselves; what is wrong is added to the troubles.</summary>
internal readonly partial struct FieldReading(EventInput input, List<FieldTrouble> troubles)
{
    public string? Title()
    {
        var title = PlainText.Line(input.Title);
        if (title is null)
            troubles.Add(new("title", "announcing.error.title"));
        else if (!PlainText.Fits(title, EventDetails.MaxTitle))
            troubles.Add(new("title", "announcing.error.title.long", "n", PlainText.Length(title)));
        return title;
    }

    public string? Line(string field, string? typed, int most = EventDetails.MaxLine)
    {
        var line = PlainText.Line(typed);
        if (!PlainText.Fits(line, most))
            troubles.Add(new(field, "announcing.error.line.long", "n", most));
        return line;
    }

    public (string? Written, string? Html) Text()
    {
        var text = PlainText.Lines(input.Text);
        if (text is null)
            return (null, null);
        var html = PlainText.Fits(text, EventDetails.MaxText) ? RichText.ToHtml(text) : null;
        if (html is null)
            troubles.Add(new("text", "announcing.error.text.long", "n", EventDetails.MaxText));
        return (text, html);
    }

    public string? Link()
    {
        if (input.Where is "here" or "later" || PlainText.Line(input.OnlineLink) is not { } link)
            return null;
        var isRight =
            link.Length <= EventDetails.MaxLink
            && Uri.TryCreate(link, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0;
        if (!isRight)
            troubles.Add(new("onlineLink", "announcing.error.link"));
        return link;
    }

    public int? Capacity()
    {
        if (string.IsNullOrWhiteSpace(input.Capacity))
            return null;
        if (
            int.TryParse(input.Capacity.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var people)
            && people is >= 1 and <= EventDetails.MaxCapacity
        )
            return people;
        troubles.Add(new("capacity", "announcing.error.capacity"));
        return null;
    }

    public EmailAddress? Email()
    {
        if (string.IsNullOrWhiteSpace(input.Email))
            return null;
        var address = EmailAddress.Parse(input.Email);
        if (address is null)
            troubles.Add(new("email", "announcing.error.email"));
        return address;
    }

    public Visibility Visibility()
    {
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            if (input.Visibility == EventAsJson.Word(visibility))
                return visibility;
        }
        if (input.Visibility is not null)
            troubles.Add(new("visibility", "announcing.error.choice"));
        return default;
    }

    public Accessibility Accessibility()
    {
        var facts = Farandole.Domain.Events.Accessibility.None;
        foreach (var word in input.Accessibility)
        {
            var fact = EventInput.AccessibilityWords.FirstOrDefault(a => a.Word == word).Fact;
            if (fact == Farandole.Domain.Events.Accessibility.None)
                troubles.Add(new("accessibility", "announcing.error.choice"));
            facts |= fact;
        }
        return facts;
    }

    public string LanguageOr(string usual)
    {
        if (string.IsNullOrWhiteSpace(input.Language))
            return usual;
        if (!Tag().IsMatch(input.Language))
            troubles.Add(new("language", "announcing.error.choice"));
        return input.Language;
    }

    /// <summary>BCP 47, as far as an event needs it: a language, maybe a script or a region.</summary>
    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}\z")]
    private static partial Regex Tag();
}
