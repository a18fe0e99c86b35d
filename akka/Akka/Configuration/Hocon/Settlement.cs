namespace Akka.Configuration.Hocon;

/// <summary>Replaces the references of a parsed text by what they refer to.</summary>
internal sealed class Settlement(HoconValue root, List<HoconValue> open, Func<int, string, ConfigurationException> error)
{
    // Chains of references recurse: this deep, and never off the end of the stack.
    private const int MaxDepth = 200;

    private readonly List<(HoconValue Value, int Position)> _settled = [];
    private int _depth;

    public void Run()
    {
        // Settling may find more: objects of two references that have a key in common.
        for (var i = 0; i < open.Count; i++)
        {
            if (open[i].Unsettled is { Hidden: false })
            {
                Settle(open[i]);
            }
        }
        var heights = new Dictionary<IHoconElement, int>(ReferenceEqualityComparer.Instance);
        foreach (var (value, position) in _settled)
        {
            Measure(value, position, heights);
        }
        Measure(root, 0, heights);
    }

    private void Settle(HoconValue value)
    {
        if (value.Unsettled is not { } pending)
        {
            return;
        }
        if (++_depth > MaxDepth)
        {
            throw error(pending.Position, $"references that lead over more than {MaxDepth} others are refused");
        }
        pending.Settling = true;
        var settled = Join(pending);
        if (settled is null or HoconObject && pending.Older is { } older)
        {
            settled = LayOver(settled as HoconObject, Current(older)?.Element, pending.Position);
        }
        value.Element = settled;
        value.Unsettled = null;
        _settled.Add((value, pending.Position));
        _depth--;
    }

    private IHoconElement? Join(Unsettled pending)
    {
        var parts = new List<IHoconElement>(pending.Parts.Count);
        foreach (var part in pending.Parts)
        {
            var element = part switch
            {
                IHoconElement plain => plain,
                HoconValue nested => Current(nested)?.Element,
                Unsettled.Previous => pending.Older is null ? null : Current(pending.Older)?.Element,
                _ => Resolve((Unsettled.Reference)part),
            };
            if (element is HoconObject inner && parts.Find(e => e is HoconObject) is HoconObject before)
            {
                parts.Remove(before);
                parts.Add(LayOver(inner, before, pending.Position)!);
            }
            else if (element is not null)
            {
                parts.Add(element);
            }
        }
        try
        {
            return parts.Count == 0 || parts.TrueForAll(p => p is Concatenation.Space) ? null : Concatenation.Of(parts);
        }
        catch (ConfigurationException cause)
        {
            throw error(pending.Position, cause.Message);
        }
    }

    private IHoconElement? Resolve(Unsettled.Reference reference)
    {
        var value = Current(root);
        foreach (var key in reference.Path)
        {
            var next = value?.GetObject()?.GetKey(key);
            value = next is null ? null : Current(next);
        }
        if (value?.Element is null && !reference.Optional)
        {
            throw error(reference.Position, $"${{{string.Join('.', reference.Path)}}} refers to nothing in this text");
        }
        return value?.Element;
    }

    // The value, settled; while it is being settled, what its key was set to before.
    private HoconValue? Current(HoconValue value)
    {
        while (value.Unsettled is { Settling: true } pending)
        {
            if (pending.Older is null)
            {
                return null;
            }
            value = pending.Older;
        }
        Settle(value);
        return value;
    }

    private IHoconElement? LayOver(HoconObject? upper, IHoconElement? lower, int position)
    {
        if (upper is null)
        {
            return lower;
        }
        if (lower is not HoconObject under)
        {
            return upper;
        }
        var merged = new HoconObject();
        foreach (var (key, value) in under.Items)
        {
            merged.Items[key] = value;
        }
        foreach (var (key, value) in upper.Items)
        {
            merged.Items[key] = merged.GetKey(key) is { } hidden ? LayOver(value, hidden, position) : value;
        }
        return merged;
    }

    private HoconValue LayOver(HoconValue upper, HoconValue lower, int position)
    {
        if (upper.Unsettled is null && lower.Unsettled is null)
        {
            return upper.GetObject() is { } over && lower.Element is HoconObject under
                ? new HoconValue(LayOver(over, under, position))
                : upper;
        }
        // Either may refer to the very object that is being made: later.
        var both = new HoconValue { Unsettled = new Unsettled { Parts = [upper], Older = lower, Position = position } };
        open.Add(both);
        return both;
    }

    // How deep a value is. Settled references may have made it contain itself, and left places with nothing in them.
    private int Measure(HoconValue value, int position, Dictionary<IHoconElement, int> heights)
    {
        if (value.Element is not { } element || element.IsString())
        {
            return 0;
        }
        if (heights.TryGetValue(element, out var known))
        {
            return known >= 0 ? known : throw error(position, "this value contains itself");
        }
        heights[element] = -1;
        if (++_depth > MaxDepth)
        {
            throw error(position, $"a value that is more than {MaxDepth} deep is refused");
        }
        var height = 0;
        if (element is HoconArray array)
        {
            array.RemoveAll(IsNothing);
            foreach (var inner in array)
            {
                height = Math.Max(height, Measure(inner, position, heights));
            }
        }
        else if (element is HoconObject members)
        {
            foreach (var (key, inner) in members.Items)
            {
                if (IsNothing(inner))
                {
                    members.Items.Remove(key);
                }
                height = Math.Max(height, Measure(inner, position, heights));
            }
        }
        _depth--;
        if (_depth + height >= MaxDepth)
        {
            throw error(position, $"a value that is more than {MaxDepth} deep is refused");
        }
        return heights[element] = height + 1;
    }

    private static bool IsNothing(HoconValue value) => value.Element is null;
}
