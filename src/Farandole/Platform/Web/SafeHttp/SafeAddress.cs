using Farandole.ActivityPub.Fetching;

namespace Farandole.Platform.Web.SafeHttp;

/// <summary>Who gave the address: somebody outside, or the operator in the settings of this installation.</summary>
internal enum GivenBy
{
    Anybody,
    Operator,
}

/// <summary>Judges an address by its text alone, before any name is resolved.</summary>
internal static class SafeAddress
{
    public static bool IsAcceptable(Uri uri, GivenBy by, SafeHttpSettings settings)
    {
        if (!uri.IsAbsoluteUri || uri.UserInfo.Length > 0 || uri.Scheme is not ("http" or "https"))
            return false;
        if (settings.AllowsLoopback(uri) || (by == GivenBy.Operator && settings.AllowsHost(uri)))
            return true;
        return uri is { Scheme: "https", Port: 443, HostNameType: UriHostNameType.Dns }
            && PublicNames.Contain(uri.IdnHost)
            && !string.Equals(uri.IdnHost.TrimEnd('.'), settings.OwnHost, StringComparison.OrdinalIgnoreCase);
    }
}
