using Farandole.Domain.Kernel;

namespace Farandole.Domain.Approval;

/// <summary>Why a decision cannot be taken. Each code has words in the catalogues.</summary>
public static class ApprovalReasons
{
    public static readonly Reason NotAsking = new("participation.not-asking");
}
