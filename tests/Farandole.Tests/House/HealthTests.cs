using System.Net;
using Farandole.Tests.Rig;

namespace Farandole.Tests.House;

public sealed class HealthTests
{
    [Fact]
    public async Task A_started_product_is_ready()
    {
        await using var app = await App.StartAsync();
        var answer = await app.Visitor().GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
