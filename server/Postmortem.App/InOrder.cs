namespace Postmortem.App;

/// <summary>Work on many things on all cores, with results handed over in the order of the things, as soon as their turn comes.</summary>
internal static class InOrder
{
    public static void Run<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> work, Action<TResult> take)
        where TResult : class
    {
        var workers = Math.Min(Environment.ProcessorCount, items.Count);
        if (workers <= 1)
        {
            foreach (var item in items)
            {
                take(work(item));
            }

            return;
        }

        var results = new TResult?[items.Count];
        var gate = new object();
        Exception? failure = null;
        var next = -1;
        var threads = new Thread[workers];
        for (var i = 0; i < workers; i++)
        {
            threads[i] = new Thread(Work) { IsBackground = true };
            threads[i].Start();
        }

        for (var i = 0; i < results.Length; i++)
        {
            lock (gate)
            {
                while (results[i] is null && failure is null)
                {
                    Monitor.Wait(gate);
                }
            }

            if (failure is not null)
            {
                throw failure;
            }

            take(results[i]!);
            results[i] = null;
        }

        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < items.Count && failure is null; i = Interlocked.Increment(ref next))
            {
                TResult? result = null;
                Exception? trouble = null;
                try
                {
                    result = work(items[i]);
                }
                catch (Exception e)
                {
                    trouble = e;
                }

                lock (gate)
                {
                    results[i] = result;
                    failure ??= trouble;
                    Monitor.PulseAll(gate);
                }
            }
        }
    }
}
