using System.Numerics;

namespace Akka.Actor.Scheduler;

/// <summary>One wheel of a <see cref="TimerWheel"/>: its slots, and a bit for each that is not empty.</summary>
internal sealed class TimerLevel(int slots)
{
    private readonly TimerList?[] _lists = new TimerList?[slots];
    private readonly ulong[] _occupied = new ulong[(slots + 63) / 64];

    internal TimerList this[int slot] => _lists[slot] ??= new TimerList(this, slot);

    internal void Mark(int slot) => _occupied[slot >> 6] |= 1UL << (slot & 63);

    internal void Clear(int slot) => _occupied[slot >> 6] &= ~(1UL << (slot & 63));

    /// <summary>How many slots after <paramref name="position"/> the next occupied one comes: 1 to the number of slots, 0 where all are empty.</summary>
    internal int DistanceToNext(int position)
    {
        var word = (position + 1) % slots >> 6;
        var bits = _occupied[word] & (~0UL << ((position + 1) % slots & 63));

        // One round more than there are words: the last look is at the bits before the start in its own word.
        for (var i = 0; i <= _occupied.Length; i++)
        {
            if (bits != 0)
            {
                var slot = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var distance = slot - position;
                return distance > 0 ? distance : distance + slots;
            }

            word = (word + 1) % _occupied.Length;
            bits = _occupied[word];
        }

        return 0;
    }
}
