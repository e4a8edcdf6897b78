using Farandole.Domain.Kernel;

namespace Farandole.Features.Shared.Federating;

/// <summary>A message of the organizers to somebody who answered from another server.</summary>
/// <param name="Participation">Whose answer; their address stays where it is.</param>
/// <param name="Message">Which message: the same goes to each once.</param>
/// <param name="Text">Plain.</param>
internal sealed record WordForRemote(ParticipationId Participation, Guid Message, string Text);
