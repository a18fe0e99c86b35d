using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>What a room tells all its members at once, encoded once. Immutable.</summary>
public sealed class MessageBatch
{
    private readonly Frame? _base;
    private readonly Frame? _v2;

    /// <summary>A batch of these frames; null for those to whom it has nothing to say. One frame may be both.</summary>
    public MessageBatch(Frame? forBase, Frame? forV2) => (_base, _v2) = (forBase, forV2);

    /// <summary>The frame for a client of <paramref name="protocol"/>; null where there is nothing for it.</summary>
    public Frame? For(ClientProtocol protocol) => protocol == ClientProtocol.V2 ? _v2 : _base;
}
