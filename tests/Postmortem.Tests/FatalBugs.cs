using System.Runtime.CompilerServices;
using Postmortem.Analysis;

namespace Postmortem.Tests;

/// <summary>What the product survives and writes into its log is a failure in tests.</summary>
internal static class FatalBugs
{
    [ModuleInitializer]
    internal static void Listen() => Bug.Listener += (what, exception) =>
    {
        if (exception is not DeliberateException)
        {
            throw new InvalidOperationException(what, exception);
        }
    };
}

/// <summary>Thrown by tests that look at what the product survives.</summary>
internal sealed class DeliberateException : Exception;
