using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>What is found once for all versions of a document that differ in nothing but places; so it may hold indices, and no spans.</summary>
internal sealed class OfContent<T>(Func<DocumentModel, T> find)
    where T : class
{
    private readonly ConditionalWeakTable<object, object> _cache = [];

    public T Get(DocumentModel model) => (T)_cache.GetValue(model.Content, _ => find(model));
}
