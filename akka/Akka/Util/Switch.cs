namespace Akka.Util;

/// <summary>On or off. Of several threads that switch at once, one does it and the others wait.</summary>
public class Switch
{
    private readonly Lock _gate = new();
    private volatile bool _isOn;

    /// <summary>A switch in one of its positions.</summary>
    public Switch(bool startAsOn = false) => _isOn = startAsOn;

    /// <summary>True when it is on.</summary>
    public bool IsOn => _isOn;

    /// <summary>True when it is off.</summary>
    public bool IsOff => !_isOn;

    /// <summary>Switches on; false when it was on.</summary>
    public bool SwitchOn() => SwitchOn(static () => { });

    /// <summary>Switches off; false when it was off.</summary>
    public bool SwitchOff() => SwitchOff(static () => { });

    /// <summary>Switches on and then runs the action; false, and nothing runs, when it was on. When the action throws it is off again.</summary>
    public bool SwitchOn(Action action) => TranscendFrom(false, action);

    /// <summary>Switches off and then runs the action; false, and nothing runs, when it was off. When the action throws it is on again.</summary>
    public bool SwitchOff(Action action) => TranscendFrom(true, action);

    /// <summary>Runs the action if it is on, which it may no longer be when the action ends.</summary>
    public bool IfOn(Action action) => RunIf(IsOn, action);

    /// <summary>Runs the action if it is off, which it may no longer be when the action ends.</summary>
    public bool IfOff(Action action) => RunIf(IsOff, action);

    /// <summary>Runs the action if it is on, and keeps it so until the action ends.</summary>
    public bool WhileOn(Action action)
    {
        lock (_gate)
            return IfOn(action);
    }

    /// <summary>Runs the action if it is off, and keeps it so until the action ends.</summary>
    public bool WhileOff(Action action)
    {
        lock (_gate)
            return IfOff(action);
    }

    /// <summary>Runs the action and keeps the switch where it is until the action ends.</summary>
    public void Locked(Action action)
    {
        lock (_gate)
            action();
    }

    /// <summary>Switches away from a position and then runs the action; false, and nothing runs, when it was not there.</summary>
    protected bool TranscendFrom(bool from, Action action)
    {
        lock (_gate)
        {
            if (_isOn != from) return false;
            _isOn = !from;
            try
            {
                action();
            }
            catch
            {
                _isOn = from;
                throw;
            }

            return true;
        }
    }

    private static bool RunIf(bool condition, Action action)
    {
        if (condition) action();
        return condition;
    }
}
