using System.Buffers.Text;
using System.Security.Cryptography;
using Farandole.Domain.Kernel;
using Farandole.Platform.Identity;

namespace Farandole.Features.Questions;

/// <summary>The link in the letter to who asked: it shows the question, and takes it back.</summary>
internal sealed class QuestionLinks(AddressHash signer)
{
    private const int ProofLength = 18;

    public string PathOf(QuestionId id) => $"/q/{Base64Url.EncodeToString([.. id.Value.ToByteArray(), .. Proof(id)])}";

    /// <summary>Null when we did not make it.</summary>
    public QuestionId? Read(string token)
    {
        if (!Base64Url.IsValid(token, out var length) || length != 16 + ProofLength)
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var id = new QuestionId(new Guid(bytes.AsSpan(0, 16)));
        return CryptographicOperations.FixedTimeEquals(Proof(id), bytes.AsSpan(16)) ? id : null;
    }

    private byte[] Proof(QuestionId id) => signer.Sign("question", id.Value.ToByteArray())[..ProofLength];
}
