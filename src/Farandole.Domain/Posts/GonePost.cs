using Farandole.Domain.Kernel;

namespace Farandole.Domain.Posts;

/// <summary>All that is left of a post that everybody could read: its address says that it is gone.</summary>
public sealed class GonePost
{
    private GonePost() { }

    public PostId Id { get; private set; }

    public GroupId GroupId { get; private set; }

    /// <summary>Null for what nobody outside ever knew of: its address says nothing.</summary>
    public static GonePost? Of(Post gone)
    {
        ArgumentNullException.ThrowIfNull(gone);
        return gone.IsPublic ? new GonePost { Id = gone.Id, GroupId = gone.GroupId } : null;
    }
}
