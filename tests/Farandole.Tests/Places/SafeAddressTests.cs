using System.Net;
using Farandole.ActivityPub.Fetching;
using Farandole.Platform.Web.SafeHttp;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Farandole.Tests.Places;

public class SafeAddressTests
{
    private static readonly SafeHttpSettings Strict = new() { OwnHost = "agenda.example.org" };

    public static TheoryData<string> Disguises => [.. SsrfCorpus.Addresses];

    public static TheoryData<string> Inside => [.. SsrfCorpus.InsideAddresses];

    public static TheoryData<string> Outside => [.. SsrfCorpus.OutsideAddresses];

    [Fact]
    public void The_corpus_is_large() =>
        Assert.True(SsrfCorpus.Addresses.Distinct().Count() >= 150, $"{SsrfCorpus.Addresses.Distinct().Count()}");

    [Theory]
    [MemberData(nameof(Disguises))]
    public void An_address_in_disguise_is_refused_by_its_text(string address) =>
        Assert.False(
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && SafeAddress.IsAcceptable(uri, GivenBy.Anybody, Strict)
        );

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("https://example.org:443/a?b=c")]
    [InlineData("https://EXAMPLE.org./")]
    [InlineData("https://münchen.example/")]
    [InlineData("https://xn--mnchen-3ya.example/")]
    [InlineData("https://a_b.example.org/")]
    [InlineData("https://1.example.org/")]
    [InlineData("https://localhost.example.org/")]
    public void An_ordinary_address_is_accepted(string address) =>
        Assert.True(SafeAddress.IsAcceptable(new Uri(address), GivenBy.Anybody, Strict));

    [Theory]
    [MemberData(nameof(Inside))]
    public void An_address_of_ours_is_not_public(string address) =>
        Assert.False(PublicAddresses.Contain(IPAddress.Parse(address)));

    [Theory]
    [MemberData(nameof(Outside))]
    public void An_address_of_the_internet_is_public(string address) =>
        Assert.True(PublicAddresses.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    public void Not_even_the_operator_may_allow_the_metadata_of_a_cloud(string address) =>
        Assert.False(PublicAddresses.OperatorMayAllow(IPAddress.Parse(address)));

    [Fact]
    public void Loopback_ports_are_refused_in_production()
    {
        var settings = Settings(("SafeHttp:AllowLoopbackPorts", "5081"));
        Assert.Throws<InvalidOperationException>(() => SafeHttpSettings.From(settings, isProduction: true, null));
        Assert.Contains(5081, SafeHttpSettings.From(settings, isProduction: false, null).LoopbackPorts);
    }

    [Fact]
    public void A_loopback_port_that_is_no_number_stops_the_start() =>
        Assert.Throws<InvalidOperationException>(() =>
            SafeHttpSettings.From(Settings(("SafeHttp:AllowLoopbackPorts", "5081,all")), isProduction: false, null)
        );

    [Theory]
    [InlineData("http://127.0.0.1:5081/", true)]
    [InlineData("http://localhost:5081/", true)]
    [InlineData("http://[::1]:5081/", true)]
    [InlineData("http://127.0.0.1:5082/", false)]
    [InlineData("http://10.0.0.1:5081/", false)]
    [InlineData("http://user@127.0.0.1:5081/", false)]
    [InlineData("ftp://127.0.0.1:5081/", false)]
    public void Only_the_listed_ports_of_this_machine_open(string address, bool accepted) =>
        Assert.Equal(
            accepted,
            SafeAddress.IsAcceptable(
                new Uri(address),
                GivenBy.Anybody,
                new SafeHttpSettings { LoopbackPorts = new HashSet<int> { 5081 } }
            )
        );

    [Theory]
    [InlineData("http://geo.lan:8080/search", true)]
    [InlineData("http://10.0.0.7/search", true)]
    [InlineData("http://geo.lan:8081/search", false)]
    [InlineData("http://10.0.0.8/search", false)]
    public void A_host_that_the_operator_allows_opens_to_the_operators_addresses_only(string address, bool accepted)
    {
        var settings = SafeHttpSettings.From(
            Settings(("SafeHttp:AllowHosts", "GEO.lan:8080, 10.0.0.7")),
            isProduction: true,
            null
        );
        Assert.Equal(accepted, SafeAddress.IsAcceptable(new Uri(address), GivenBy.Operator, settings));
        Assert.False(SafeAddress.IsAcceptable(new Uri(address), GivenBy.Anybody, settings));
    }

    private static IConfiguration Settings(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value)))
            .Build();
}
