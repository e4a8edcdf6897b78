using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Farandole.Platform.Push;
using Farandole.Platform.Web.SafeHttp;
using NodaTime;

namespace Farandole.Tests.Notices;

/// <summary>RFC 8291 to the letter, and what no browser sends.</summary>
public sealed class PushProtocolTests
{
    private const string Reader =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    private const string Auth = "BTBZMqHH6r4Tts7J_aSIgg";

    [Fact]
    [Requirement("FRIENDS-4")]
    public void The_example_of_RFC_8291_comes_out_as_it_stands_there()
    {
        const string sender = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
        using var once = Pair(sender, "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");

        var sent = PushEncryption.Encrypt(
            new(new("https://push.example.net/x"), Base64Url.DecodeFromChars(Reader), Base64Url.DecodeFromChars(Auth)),
            "When I grow up, I want to be a watermelon"u8,
            once,
            Base64Url.DecodeFromChars("DGv6ra1nlYgDCS1FRnbzlw"),
            padded: 0
        );

        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7"
                + "A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(sent)
        );
    }

    [Fact]
    public void The_browser_of_that_example_reads_it()
    {
        using var key = Pair(Reader, "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
        var browser = new Phone("https://push.example.net/x", key, Base64Url.DecodeFromChars(Auth));

        var said = PushEncryption.For(
            new(new(browser.Endpoint), browser.Point, Base64Url.DecodeFromChars(Auth)),
            "Ça change"u8
        );

        Assert.Equal("Ça change", Encoding.UTF8.GetString(browser.Decrypt(said)));
        // However long what is said is, what is seen of it is as long as ever.
        Assert.Equal(
            said.Length,
            PushEncryption
                .For(new(new(browser.Endpoint), browser.Point, Base64Url.DecodeFromChars(Auth)), new byte[900])
                .Length
        );
    }

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc", Reader, Auth, true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc", Reader, Auth, true)]
    [InlineData("http://updates.push.services.mozilla.com/wpush/v2/abc", Reader, Auth, false)]
    [InlineData("https://127.0.0.1/push", Reader, Auth, false)]
    [InlineData("https://localhost/push", Reader, Auth, false)]
    [InlineData("https://10.0.0.7/push", Reader, Auth, false)]
    [InlineData("https://[::1]/push", Reader, Auth, false)]
    [InlineData("https://push.example.net:8443/push", Reader, Auth, false)]
    [InlineData("https://user@push.example.net/push", Reader, Auth, false)]
    [InlineData("javascript:alert(1)", Reader, Auth, false)]
    [InlineData("/push", Reader, Auth, false)]
    [InlineData("", Reader, Auth, false)]
    [InlineData("https://push.example.net/x", "", Auth, false)]
    [InlineData("https://push.example.net/x", "é", Auth, false)]
    [InlineData("https://push.example.net/x", Auth, Auth, false)]
    [InlineData("https://push.example.net/x", Reader, "", false)]
    [InlineData("https://push.example.net/x", Reader, Reader, false)]
    [InlineData(
        "https://push.example.net/x",
        "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE",
        Auth,
        false
    )]
    public void Only_what_a_browser_would_send_is_a_subscription(string endpoint, string key, string auth, bool isOne)
    {
        using var client = new SafeClient(new SafeHttpSettings(), SystemClock.Instance);
        Assert.Equal(isOne, Subscription.Parse(endpoint, key, auth, client) is not null);
        Assert.Null(Subscription.Parse(endpoint + new string('a', 1_000), key, auth, client));
    }

    private static ECDiffieHellman Pair(string point, string secret)
    {
        var q = Base64Url.DecodeFromChars(point);
        return ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = q[1..33], Y = q[33..] },
                D = Base64Url.DecodeFromChars(secret),
            }
        );
    }
}
