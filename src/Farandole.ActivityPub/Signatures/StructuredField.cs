namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// Reads a dictionary of a structured field (RFC 8941 §4.2.2): as much as signatures and digests use. A name that stands twice
/// makes it unreadable, where the RFC lets the last win: nobody honest writes that.
/// </summary>
internal sealed partial class StructuredField
{
    private readonly string text;
    private int at;

    private StructuredField(string text) => this.text = text;

    public static IReadOnlyList<FieldMember>? Dictionary(string text)
    {
        try
        {
            return new StructuredField(text.Trim(' ')).Members();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private List<FieldMember> Members()
    {
        var members = new List<FieldMember>();
        while (at < text.Length)
        {
            var member = Member();
            if (members.Any(m => m.Name == member.Name))
                throw new FormatException();
            members.Add(member);
            SkipSpace();
            if (at == text.Length)
                break;
            Expect(',');
            SkipSpace();
            if (at == text.Length)
                throw new FormatException();
        }
        return members;
    }

    private FieldMember Member()
    {
        var name = Key();
        Expect('=');
        var start = at;
        var list = Next == '(' ? InnerList() : null;
        var value = list is null ? Value() : null;
        var parameters = Parameters();
        return new FieldMember(name, text[start..at])
        {
            List = list,
            Value = value,
            Parameters = parameters,
        };
    }

    private List<FieldItem> InnerList()
    {
        var items = new List<FieldItem>();
        Expect('(');
        while (true)
        {
            while (Next == ' ')
                at++;
            if (Next == ')')
                break;
            var value = Value();
            items.Add(new FieldItem(value, Parameters().Count > 0));
            if (Next is not (' ' or ')'))
                throw new FormatException();
        }
        at++;
        return items;
    }

    private Dictionary<string, FieldValue> Parameters()
    {
        var parameters = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        while (Next == ';')
        {
            at++;
            while (Next == ' ')
                at++;
            var name = Key();
            var value = new FieldValue(FieldValue.Other, "?1");
            if (Next == '=')
            {
                at++;
                value = Value();
            }
            if (!parameters.TryAdd(name, value))
                throw new FormatException();
        }
        return parameters;
    }

    private string Key() =>
        Next is '*' or (>= 'a' and <= 'z')
            ? Run(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '.' or '*')
            : throw new FormatException();

    private string Run(Func<char, bool> belongs, bool orEmpty = false)
    {
        var start = at;
        while (at < text.Length && belongs(text[at]))
            at++;
        return at > start || orEmpty ? text[start..at] : throw new FormatException();
    }

    /// <summary>The end reads as a letter that fits nowhere.</summary>
    private char Next => at < text.Length ? text[at] : '\0';

    private void Expect(char letter)
    {
        if (Next != letter)
            throw new FormatException();
        at++;
    }

    private void SkipSpace()
    {
        while (Next is ' ' or '\t')
            at++;
    }
}
