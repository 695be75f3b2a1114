namespace Postmortem.Analysis.Rules;

/// <summary>A value where a reference is asked for.</summary>
internal sealed record Boxed<T>(T Value);
