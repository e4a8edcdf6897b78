namespace Farandole.Tests.Places;

/// <summary>Addresses by which others have tried to reach what lies behind a server; none may be asked for.</summary>
internal static class SsrfCorpus
{
    /// <summary>Texts that lead to this machine, its network or its cloud when taken for an IPv4 address.</summary>
    private static readonly string[] Numbers = Words(
        """
        127.0.0.1 127.1 127.0.1 127.255.255.254 127.0.0.2 127.127.127.127 2130706433 0x7f000001 0x7F.1 0x7f.0.0.1
        0x7f.0x0.0x0.0x1 0177.0.0.1 0177.0.0.01 0177.1 017700000001 00000177.0.0.1 0x7f.0.1 127.0x1 127.00.00.01 0
        0.0.0.0 0x0 00 0.0 0.0.0.1 10.0.0.1 10.1 167772161 0xa000001 012.0.0.1 10.255.255.255 100.64.0.1
        100.127.255.254 169.254.169.254 169.254.43518 2852039166 0xa9fea9fe 0xA9.0xFE.0xA9.0xFE 0251.0376.0251.0376
        025177524776 169.254.170.2 172.16.0.1 172.31.255.255 172.1048577 2886729729 192.168.0.1 192.168.1
        192.168.1.254 3232235521 0xc0a80001 0300.0250.0.1 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1
        198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 4294967295
        0xffffffff 037777777777 100.100.100.200 8.8.8.8 93.184.216.34 １２７.０.０.１ ①②⑦.⓪.⓪.① 127。0。0。1 127．0．0．1
        127.0.0.1. 127.0.0.1.. 2130706433. 0x7f000001. 127.0.0.09 1.2.3.4.5 a.1 example.0x7f 127.0.0.0x
        """
    );

    private static readonly string[] BracketedNumbers = Words(
        """
        [::] [::1] [0:0:0:0:0:0:0:1] [0000::0001] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:7f00:1]
        [0:0:0:0:0:ffff:127.0.0.1] [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::ffff:a9fe:a9fe]
        [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::a9fe:a9fe] [64:ff9b:1::1]
        [2002:7f00:1::] [2002:a9fe:a9fe::1] [2002:c0a8:1::1] [2001::1] [2001:0:7f00:1::] [2001:db8::1] [fc00::1]
        [fd00::1] [fd00:ec2::254] [fe80::1] [fe80::1%25eth0] [fec0::1] [ff02::1] [ff05::2] [100::1] [3fff::1]
        [2620:4f:8000::1] [2606:4700::1111] [::1%251] [5f00::1]
        """
    );

    private static readonly string[] Names = Words(
        """
        localhost LOCALHOST LocalHost localhost. a.localhost a.b.localhost. localhost.localdomain ip6-localhost
        printer.local metadata metadata.google.internal METADATA.GOOGLE.INTERNAL. instance-data
        kubernetes.default.svc vault.internal intranet db router.lan nas.home box.home.arpa 1.0.0.127.in-addr.arpa
        dc.corp x.intranet x.private abcdefghij234567.onion stats.i2p ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ localhoſt
        agenda.example.org AGENDA.example.ORG agenda.example.org. a..example.org .example.org exa%6dple.org%00.local
        example.org%2f@localhost
        """
    );

    private static readonly string[] Whole =
    [
        "http://example.org/",
        "http://example.org:443/",
        "https://example.org:80/",
        "https://example.org:8443/",
        "https://example.org:22/",
        "https://example.org:6379/",
        "https://example.org:0/",
        "https://example.org:65535/",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://example.org@127.0.0.1/",
        "https://127.0.0.1@example.org/",
        "https://example.org:443@127.0.0.1/",
        "https://example.org%40127.0.0.1/",
        "https://@127.0.0.1/",
        "https://127.0.0.1#@example.org/",
        "https://127.0.0.1?@example.org/",
        "https://127.0.0.1\\@example.org/",
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "ftp://example.org/",
        "gopher://127.0.0.1:6379/_INFO",
        "dict://127.0.0.1:11211/",
        "ldap://127.0.0.1/",
        "jar:https://127.0.0.1!/",
        "data:application/json,{}",
        "javascript:alert(1)",
        "unix:///var/run/docker.sock",
        "ws://example.org/",
        "wss://example.org/",
        "tftp://127.0.0.1/a",
        "netdoc:///etc/passwd",
        "mailto:a@example.org",
        "about:blank",
        "//127.0.0.1/",
        "/places",
        "https:127.0.0.1",
        "https:///127.0.0.1/",
        "https:/127.0.0.1/",
        "https://",
        "https:// 127.0.0.1/",
        "https://127.0.0.1\t/",
        "https://example.org\r\nHost: localhost/",
        " https://127.0.0.1/",
        "https://[::1/",
        "https://[127.0.0.1]/",
    ];

    public static readonly string[] Addresses =
    [
        .. Numbers.Concat(BracketedNumbers).Concat(Names).Select(h => $"https://{h}/").Concat(Whole),
    ];

    public static readonly string[] InsideAddresses = Words(
        """
        0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 127.255.255.255
        169.254.0.0 169.254.169.254 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.255 192.0.2.0 192.31.196.1
        192.52.193.1 192.88.99.1 192.168.0.0 192.168.255.255 192.175.48.1 198.18.0.0 198.19.255.255 198.51.100.1
        203.0.113.255 224.0.0.0 239.255.255.255 240.0.0.0 255.255.255.255 :: ::1 ::2 ::ffff:1.1.1.1 ::ffff:127.0.0.1
        ::127.0.0.1 64:ff9b::1.1.1.1 64:ff9b:1::1 100::1 1fff:ffff::1 2001::1 2001:1ff::1 2001:db8::1 2002:7f00:1::
        2002:101:101::1 2620:4f:8000::1 3fff::1 3fff:fff::1 4000::1 5f00::1 fc00::1 fdff::1 fe80::1 fe80::1%1
        fec0::1 ff02::1 ffff::1
        """
    );

    public static readonly string[] OutsideAddresses = Words(
        """
        1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255
        169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0
        223.255.255.255 2001:200::1 2001:4860:4860::8888 2003::1 2606:4700::1111 2a00:1450::1 3ffe::1
        """
    );

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
