namespace Postmortem.Analysis;

/// <summary>For what can't happen: the product goes on and says so in its log, tests fail.</summary>
internal static class Bug
{
    /// <summary>Where reports go; the host adds itself at start.</summary>
    public static Action<string, Exception?>? Listener { get; set; }

    public static void Report(string what, Exception? exception = null) => Listener?.Invoke(what, exception);
}
