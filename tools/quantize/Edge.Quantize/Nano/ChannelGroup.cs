using System.Collections.Generic;

namespace Edge.Quantize.Nano;

/// <summary>Output channels that see the same input channels.</summary>
/// <param name="Index">Number of the group.</param>
/// <param name="Words">Their lanes.</param>
internal sealed record ChannelGroup(int Index, IReadOnlyList<LaneWord> Words);
