using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;

namespace Farandole.Domain.Tests.Groups;

internal static class Somebody
{
    public static Membership With(Rights rights) =>
        new(GroupId.New(), MemberId.New(), ProfileId.New(), "Nadia", rights, []);
}
