using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Net;
using System.Text;
using Farandole.Domain.Kernel;

namespace Farandole.Features.Accounts.Outside;

/// <summary>
/// Asks the directory whether a name and a password are somebody's: looks for the one entry of that name, and binds as it.
/// A name that nobody has costs a bind as well, so that both take the same time.
/// </summary>
internal sealed partial class DirectoryDesk(OutsideWays ways, ILogger<DirectoryDesk> log) : IDisposable
{
    /// <summary>More at once would hold as many threads: the library waits by holding one.</summary>
    private const int AtOnce = 4;
    private const int WrongPassword = 49;
    private const int MostTries = 20;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim places = new(AtOnce);

    /// <returns>Whether the directory answered, and whom it knows by these; null: nobody.</returns>
    public async Task<(bool Answered, Recognized? Who)> Ask(string name, string password, CancellationToken ct)
    {
        // RFC 4513, 5.1.2: a bind with a name and no password is anonymous, and succeeds.
        if (ways.Directory is not { } settings || name.Length == 0 || password.Length == 0)
            return (true, null);
        await places.WaitAsync(ct);
        try
        {
            return (true, await Task.Run(() => Look(settings, name, password), ct));
        }
        catch (Exception failure) when (failure is LdapException or DirectoryOperationException or IOException)
        {
            LogSilent((failure as LdapException)?.ErrorCode ?? -1, failure.GetType().Name);
            return (false, null);
        }
        catch (Exception failure) when (failure is DllNotFoundException or TypeInitializationException)
        {
            LogMissing();
            return (false, null);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private static Recognized? Look(DirectorySettings settings, string name, string password)
    {
        using var connection = Connect(settings);
        if (settings.User is { } user)
            Bind(connection, user, settings.Password ?? "");
        else
        {
            connection.AuthType = AuthType.Anonymous;
            connection.Bind();
        }
        var found = Find(connection, settings, name);
        // As somebody who is not there: what is refused is refused as late.
        var who = found?.DistinguishedName ?? $"cn=nobody,{settings.Base}";
        return Opens(settings, who, password) && found is not null ? Read(settings, found) : null;
    }

    /// <returns>Null unless exactly one has that name.</returns>
    private static SearchResultEntry? Find(LdapConnection connection, DirectorySettings settings, string name)
    {
        var asked = new SearchRequest(
            settings.Base,
            string.Format(CultureInfo.InvariantCulture, settings.Filter, Escaped(name)),
            SearchScope.Subtree,
            settings.AddressAttribute,
            settings.IdAttribute
        )
        {
            SizeLimit = 2,
            TimeLimit = Patience,
        };
        try
        {
            var answer = (SearchResponse)connection.SendRequest(asked, Patience);
            return answer.Entries.Count == 1 ? answer.Entries[0] : null;
        }
        catch (DirectoryOperationException several) when (several.Response?.ResultCode == ResultCode.SizeLimitExceeded)
        {
            return null;
        }
    }

    private static bool Opens(DirectorySettings settings, string who, string password)
    {
        using var theirs = Connect(settings);
        try
        {
            Bind(theirs, who, password);
            return true;
        }
        catch (LdapException refused) when (refused.ErrorCode == WrongPassword)
        {
            return false;
        }
        catch (DirectoryOperationException)
        {
            // Shut out, or a password that has run out: the directory has its reasons.
            return false;
        }
    }

    private static Recognized? Read(DirectorySettings settings, SearchResultEntry entry)
    {
        if (Value(entry, settings.IdAttribute) is not { Length: > 0 } id)
            return null;
        var address = Value(entry, settings.AddressAttribute) is { } mail ? Encoding.UTF8.GetString(mail) : null;
        var issuer = $"ldap:{settings.Base.ToLowerInvariant()}";
        return new(OutsideWays.DirectoryId, issuer, Convert.ToHexString(id))
        {
            Address = EmailAddress.Parse(address),
            IsProven = settings.TrustsAddress,
        };
    }

    private static byte[]? Value(SearchResultEntry entry, string attribute) =>
        entry.Attributes.Contains(attribute)
        && entry.Attributes[attribute].GetValues(typeof(byte[])) is [byte[] first, ..]
            ? first
            : null;

    private static void Bind(LdapConnection connection, string who, string password)
    {
        connection.AuthType = AuthType.Basic;
        connection.Bind(new NetworkCredential(who, password));
    }

    private static LdapConnection Connect(DirectorySettings settings)
    {
        var connection = new LdapConnection(new LdapDirectoryIdentifier(settings.Url.Host, settings.Port))
        {
            Timeout = Patience,
        };
        var options = connection.SessionOptions;
        options.ProtocolVersion = 3;
        options.ReferralChasing = ReferralChasingOptions.None;
        if (settings.Certificates is { } folder && !OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS())
        {
            options.TrustedCertificatesDirectory = folder;
            options.StartNewTlsSessionContext();
        }
        if (settings.IsTls)
            options.SecureSocketLayer = true;
        else if (!settings.IsClear)
            Encrypt(connection);
        return connection;
    }

    /// <summary>
    /// The library connects with the first thing that is asked, and encrypts only what is connected: so it asks what the
    /// server can do, which everybody may read (RFC 4512, 5.1) and which says nothing of anybody.
    /// </summary>
    private static void Encrypt(LdapConnection connection)
    {
        connection.AutoBind = false;
        try
        {
            connection.SendRequest(new SearchRequest("", "(objectClass=*)", SearchScope.Base, "supportedExtension"));
        }
        catch (DirectoryOperationException)
        {
            // Said in clear, some tell nothing: connected it is.
        }
        for (var tries = 0; ; tries++)
        {
            try
            {
                connection.SessionOptions.StartTransportLayerSecurity(null);
                return;
            }
            catch (TlsOperationException) when (tries < MostTries)
            {
                // RFC 4511, 4.14.1: not while the server is busy with what was asked before, which it may be after its answer.
                Thread.Sleep(Breath);
            }
        }
    }

    /// <summary>RFC 4515, 3: what has a meaning in a filter is written as figures, and so is all that is not ASCII.</summary>
    internal static string Escaped(string value)
    {
        var escaped = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(value))
        {
            if (char.IsAsciiLetterOrDigit((char)one) || (char)one is '.' or '-' or '_' or '@' or ' ')
                escaped.Append((char)one);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\{one:x2}");
        }
        return escaped.ToString();
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The directory does not answer: nobody can sign in by it ({Code}, {Failure})."
    )]
    private partial void LogSilent(int code, string failure);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "libldap is missing: nobody can sign in by the directory. On Debian: apt-get install libldap2, or libldap-2.5-0."
    )]
    private partial void LogMissing();
}
