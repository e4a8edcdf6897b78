using System.Globalization;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Members;

/// <summary>What somebody says to what a group asks.</summary>
internal sealed record Answers(IReadOnlyList<(string Question, string? Said)> All)
{
    private const int MaxOne = 600;

    public static Answers Of(IFormCollection form, Group group) =>
        new([.. group.Asked.Index().Select(q => (q.Item, PlainText.Lines(form[Field(q.Index)])))]);

    public static string Field(int i) => string.Create(CultureInfo.InvariantCulture, $"answer-{i}");

    /// <summary>To be kept: question and answer in turn; null when nothing was said.</summary>
    public string? Words
    {
        get
        {
            var said = All.Where(a => a.Said is not null).Select(a => $"{a.Question}\n{a.Said}").ToList();
            return said.Count == 0 ? null : string.Join("\n\n", said);
        }
    }

    public IEnumerable<FieldError> Wrong(Words words)
    {
        foreach (var (i, (_, said)) in All.Index())
        {
            if (!PlainText.Fits(said, MaxOne))
                yield return new(Field(i), words["members.error.answer", ("n", MaxOne)]);
        }
        // Several long ones may be more than there is room for.
        if (!PlainText.Fits(Words, GroupRequest.MaxWords))
            yield return new(Field(0), words["members.error.answers", ("n", GroupRequest.MaxWords)]);
    }
}
