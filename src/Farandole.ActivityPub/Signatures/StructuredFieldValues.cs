using System.Text;

namespace Farandole.ActivityPub.Signatures;

/// <content>The values (RFC 8941 §4.2.3.1).</content>
internal sealed partial class StructuredField
{
    private FieldValue Value() =>
        Next switch
        {
            '"' => Text(),
            ':' => Bytes(),
            '-' or (>= '0' and <= '9') => Number(),
            _ => new FieldValue(
                FieldValue.Other,
                Run(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~:/?".Contains(c, StringComparison.Ordinal))
            ),
        };

    private FieldValue Text()
    {
        var read = new StringBuilder();
        for (at++; Next != '"'; at++)
        {
            if (Next == '\\' && ++at < text.Length && Next is not ('"' or '\\'))
                throw new FormatException();
            if (Next is < ' ' or > '~')
                throw new FormatException();
            read.Append(Next);
        }
        at++;
        return new FieldValue(FieldValue.String, read.ToString());
    }

    private FieldValue Bytes()
    {
        at++;
        var encoded = Run(c => c != ':', orEmpty: true);
        Expect(':');
        return new FieldValue(FieldValue.Sequence, encoded, Convert.FromBase64String(encoded));
    }

    private FieldValue Number()
    {
        var digits = Run(c => char.IsAsciiDigit(c) || c is '-' or '.');
        return new FieldValue(
            digits.Contains('.', StringComparison.Ordinal) ? FieldValue.Other : FieldValue.Integer,
            digits
        );
    }
}
