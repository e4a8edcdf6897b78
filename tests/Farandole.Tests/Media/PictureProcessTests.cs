using System.Diagnostics;
using Farandole.Platform.Media.Covers;
using Farandole.Platform.Media.Pictures;
using NetVips;
using Xunit;

namespace Farandole.Tests.Media;

/// <summary>The child may hang, grow or crash; the server goes on and says "broken".</summary>
public sealed class PictureProcessTests
{
    private static readonly byte[] Photo = TestPictures.Photo(60, 40).JpegsaveBuffer();

    [Fact]
    public async Task A_child_that_never_ends_is_killed()
    {
        using var workshop = new PictureWorkshop(
            new("/bin/sh", "-c", "echo $$ > \"$1.pid\"; exec sleep 60") { Patience = TimeSpan.FromSeconds(2) }
        );
        var clock = Stopwatch.StartNew();

        Assert.Equal(new CleanedPicture.Refused(PictureProblem.Broken), await workshop.CleanAsync(Photo));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        var id = await File.ReadAllTextAsync(Assert.Single(workshop.Files), TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists($"/proc/{id.Trim()}"));
    }

    [Fact]
    public async Task Somebody_who_goes_away_takes_the_child_along()
    {
        using var workshop = new PictureWorkshop(new("/bin/sh", "-c", "exec sleep 60"));
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            workshop.Cleaner.CleanAsync(new MemoryStream(Photo), gone.Token)
        );

        Assert.Empty(workshop.Files);
    }

    [Theory]
    [InlineData("kill -SEGV $$")]
    [InlineData("kill -KILL $$")]
    [InlineData("exit 1")]
    [InlineData("exit 0; true the files are not there")]
    [InlineData("echo GIF89a > \"$2\"; echo GIF89a > \"$3\"")]
    public async Task A_child_that_crashes_or_lies_gives_a_broken_picture(string script)
    {
        using var workshop = new PictureWorkshop(new("/bin/sh", "-c", script));

        await workshop.RefusesAsync(PictureProblem.Broken, Photo);
    }

    [Fact]
    public async Task The_child_sees_none_of_the_secrets_of_the_server()
    {
        using var workshop = new PictureWorkshop(new("/bin/sh", "-c", "env > \"$1.env\""));
        Environment.SetEnvironmentVariable("FARANDOLE_SECRET_OF_A_TEST", TestPictures.Canary);
        try
        {
            await workshop.CleanAsync(Photo);
        }
        finally
        {
            Environment.SetEnvironmentVariable("FARANDOLE_SECRET_OF_A_TEST", null);
        }

        var seen = await File.ReadAllTextAsync(Assert.Single(workshop.Files), TestContext.Current.CancellationToken);
        Assert.Contains("PATH=", seen);
        Assert.DoesNotContain(TestPictures.Canary, seen);
    }

    [Theory]
    [InlineData(64, 0)]
    [InlineData(700, TestChild.OutOfMemory)]
    public async Task The_kernel_refuses_the_child_more_than_its_memory(int megabytes, int exitCode)
    {
        using var child = Process.Start("dotnet", [TestChild.Program, "grow", $"{megabytes}"]);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(exitCode, child.ExitCode);
    }

    [Fact]
    public async Task A_bomb_that_passed_the_header_check_is_stopped_by_the_child()
    {
        using var folder = new PictureWorkshop();
        var path = Path.Combine(folder.Directory, "bomb");
        await File.WriteAllBytesAsync(
            path,
            TestPictures.BlackPng(13_000, 13_000),
            TestContext.Current.CancellationToken
        );

        using var child = Process.Start(
            "dotnet",
            [TestChild.Program, "picture", nameof(PictureCut.Whole), path, path + ".webp", path + "-s.webp"]
        );
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PictureProblem.TooManyPixels, CleanPictureCommand.ProblemOf(child.ExitCode));
        Assert.Single(folder.Files);
    }

    [Theory]
    [InlineData(".gif")]
    [InlineData(".tif")]
    [InlineData(".svg")]
    public async Task The_child_has_three_decoders_and_no_other(string format)
    {
        using var folder = new PictureWorkshop();
        var path = Path.Combine(folder.Directory, "other" + format);
        if (format == ".svg")
            await File.WriteAllTextAsync(path, CoverArt.Render("velo"), TestContext.Current.CancellationToken);
        else
            TestPictures.Photo(60, 40).WriteToFile(path);
        using (var known = Image.NewFromFile(path))
            Assert.True(known.Width > 0);

        using var child = Process.Start(
            "dotnet",
            [TestChild.Program, "picture", nameof(PictureCut.Whole), path, path + ".webp", path + "-s.webp"]
        );
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PictureProblem.Broken, CleanPictureCommand.ProblemOf(child.ExitCode));
        Assert.Single(folder.Files);
    }
}
