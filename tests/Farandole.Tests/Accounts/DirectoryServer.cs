using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Farandole.Tests.Accounts;

/// <summary>
/// An association's directory: Debian's slapd on loopback ports, with a certificate of a house of its own. It lets whoever
/// gives a name and no password in as nobody, as many directories do.
/// </summary>
internal sealed class DirectoryServer : IAsyncDisposable
{
    public const string Reader = "cn=reader,dc=exemple,dc=fr";
    public const string Password = "quatre chevaux verts";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farandole-ldap-");
    private Process server = null!;

    public int Port { get; } = FreePort.Find();

    public int TlsPort { get; } = FreePort.Find();

    /// <summary>Of certificates: the one to trust.</summary>
    public string Trusted => Path.Combine(folder.FullName, "trusted");

    /// <summary>Of certificates: another house, of the same name.</summary>
    public string Others => Path.Combine(folder.FullName, "others");

    public (string Name, string Value)[] Settings =>
        [
            ("Ldap:Name", "l’annuaire"),
            ("Ldap:Url", $"ldap://127.0.0.1:{Port}"),
            ("Ldap:Base", "dc=exemple,dc=fr"),
            ("Ldap:User", Reader),
            ("Ldap:Password", Password),
            ("Ldap:Certificates", Trusted),
            ("Ldap:TrustsAddress", "true"),
        ];

    public static async Task<DirectoryServer> StartAsync()
    {
        var directory = new DirectoryServer();
        directory.MakeCertificates();
        directory.Write();
        await Run("/usr/sbin/slapadd", "-f", directory.In("slapd.conf"), "-l", directory.In("people.ldif"));
        directory.server = Process.Start(
            new ProcessStartInfo("/usr/sbin/slapd")
            {
                ArgumentList =
                {
                    "-f",
                    directory.In("slapd.conf"),
                    "-h",
                    $"ldap://127.0.0.1:{directory.Port} ldap://127.0.0.2:{directory.Port} ldaps://127.0.0.1:{directory.TlsPort}",
                    "-d",
                    "0",
                },
                RedirectStandardError = true,
            }
        )!;
        await directory.UntilItListens();
        return directory;
    }

    public async ValueTask DisposeAsync()
    {
        if (!server.HasExited)
            server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private void Write()
    {
        Directory.CreateDirectory(In("data"));
        File.WriteAllText(
            In("slapd.conf"),
            $"""
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            allow bind_anon_cred
            TLSCACertificateFile {In("house.pem")}
            TLSCertificateFile {In("server.pem")}
            TLSCertificateKeyFile {In("server.key")}
            database mdb
            suffix "dc=exemple,dc=fr"
            directory {In("data")}
            access to attrs=userPassword by anonymous auth by * none
            access to * by dn.exact="{Reader}" read by * none

            """
        );
        WritePeople();
    }

    private void WritePeople() =>
        File.WriteAllText(
            In("people.ldif"),
            $"""
            dn: dc=exemple,dc=fr
            objectClass: dcObject
            objectClass: organization
            dc: exemple
            o: Exemple

            dn: {Reader}
            objectClass: person
            objectClass: simpleSecurityObject
            cn: reader
            sn: reader
            userPassword: {Password}

            {Person("nadia", "nadia", "nadia@exemple.fr")}
            {Person("cam", "cam (dit l’ours)*", "cam@exemple.fr")}
            {Person("one", "twins", "one@exemple.fr")}
            {Person("two", "twins", "two@exemple.fr")}
            """
        );

    private static string Person(string name, string uid, string mail) =>
        $"""
            dn: cn={name},dc=exemple,dc=fr
            objectClass: inetOrgPerson
            cn: {name}
            sn: {name}
            uid:: {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(uid))}
            mail: {mail}
            userPassword: le mot de {name}

            """.Replace("            ", "", StringComparison.Ordinal);

    private void MakeCertificates()
    {
        Directory.CreateDirectory(Trusted);
        Directory.CreateDirectory(Others);
        using var house = House();
        using var other = House();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=directory", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.Create(house, house.NotBefore, house.NotAfter, [1, 2, 3, 4]);
        File.WriteAllText(In("house.pem"), house.ExportCertificatePem());
        File.WriteAllText(In("server.pem"), made.ExportCertificatePem());
        File.WriteAllText(In("server.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(Trusted, "house.pem"), house.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Others, "house.pem"), other.ExportCertificatePem());
    }

    private static X509Certificate2 House()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=A house", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        // The library of the directory looks at the real clock.
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }

    private static async Task Run(string program, params string[] arguments)
    {
        var command = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(command)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }

    private async Task UntilItListens()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(20))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, TlsPort);
                return;
            }
            catch (SocketException) when (!server.HasExited) { }
        }
        throw new InvalidOperationException("slapd does not listen.");
    }
}
