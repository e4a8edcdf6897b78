using Farandole.Domain.Kernel;

namespace Farandole.Domain.Posts;

/// <summary>A picture of a post. It is for those whom the post is for.</summary>
public sealed class PostPicture
{
    private PostPicture() { }

    public PictureId Id { get; private set; }

    /// <summary>Null once the post is gone: the file goes as well.</summary>
    public PostId? PostId { get; private set; }

    /// <summary>What it shows, in words.</summary>
    public string Alt { get; private set; } = "";

    /// <summary>The lower, the sooner it is shown.</summary>
    public int Position { get; private set; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Puts a picture behind the others.</summary>
    /// <param name="post">Which it is of.</param>
    /// <param name="shown">Cleaned and stored.</param>
    /// <param name="last">The position of the last one; 0 when there is none.</param>
    public static PostPicture Keep(PostId post, ShownPicture shown, int last)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return new()
        {
            Id = shown.Picture,
            PostId = post,
            Alt = shown.Alt,
            Position = last + 1,
            Width = shown.Width,
            Height = shown.Height,
        };
    }

    /// <summary>Says in other words what it shows.</summary>
    public void Describe(string alt) => Alt = alt;
}
