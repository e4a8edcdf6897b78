namespace Farandole.Features.About;

/// <summary>What the site says of itself: to people, to robots, to programs, and when something went wrong.</summary>
internal static class AboutFeature
{
    public static void Add(IServiceCollection services) => DescribeApi.Add(services);

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowTrouble.Map(routes);
        ChooseDisplay.Map(routes);
        ShowAboutPages.Map(routes);
        GuideRobots.Map(routes);
        DescribeApi.Map(routes);
        if (routes.ServiceProvider.GetRequiredService<IWebHostEnvironment>().IsDevelopment())
            ShowMailForDevelopers.Map(routes);
    }
}
