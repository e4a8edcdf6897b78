using System.Text;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Reading;

internal static class Say
{
    public static ActivityObject This(string json)
    {
        var parsed = ActivityText.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Null(parsed.WhyNot);
        return parsed.Document!;
    }
}
