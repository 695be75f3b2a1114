namespace Postmortem.Analysis.Profiles;

/// <summary>Whether something must be there, which may depend on how severe the incident was.</summary>
/// <param name="UpToLevel">Required for severities 1 to this level; 0 is never, <see cref="Always"/> is always.</param>
internal readonly record struct Requirement(int UpToLevel)
{
    private const int EveryLevel = 9;

    public static Requirement Never => new(0);

    public static Requirement Always => new(EveryLevel);

    public bool IsAlways => UpToLevel >= EveryLevel;

    /// <summary>An unknown severity asks only for what is always required.</summary>
    public bool AppliesTo(int? severityLevel) => IsAlways || (severityLevel is { } level && level <= UpToLevel);
}
