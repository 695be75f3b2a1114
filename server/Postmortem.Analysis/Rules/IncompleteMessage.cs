using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A message to customers leaves out what they need: what they see, who is affected, when they hear more, or in the end what happened and what follows.</summary>
internal sealed class IncompleteMessage : Rule
{
    public override string Code => "incomplete-message";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    private const string NextUpdate = "when the next update comes";

    internal static readonly string[] Symptom = ["unable", "cannot", "can't", "could not", "couldn't", "not able", "fail*", "error*", "slow*", "delay*", "unavailable", "not available", "down", "degrad*", "declin*", "interrupt*", "timeout*", "time out", "timing out", "timed out", "missing", "stuck", "late", "latency", "outage", "disrupt*", "incorrect*", "wrong", "not load*", "unreachable", "reject*", "lost", "not arriv*", "not receiv*", "not work*", "trouble", "difficult*", "unresponsive", "longer than"];

    private static readonly string[] Scope = ["per cent", "percent", "all", "every*", "some", "customer*", "user*", "request*", "region*", "account*", "only", "merchant*", "people", "visitor*", "subset", "who", "those", "order*", "payment*", "client*", "organisation*", "organization*", "tenant*", "in the", "call", "calls", "searches", "uploads", "logins", "sign-ins"];

    private static readonly string[] Next = ["next update", "update by", "update at", "update in", "update within", "update you", "updates every", "further update*", "another update", "more information", "more details", "will update", "will post", "will share", "keep you", "within the next", "as soon as", "next message", "provide update*", "provide an update", "post update*", "updates as", "keep updating"];

    private static readonly string[] Duration = ["between", "from", "until", "minute*", "hour*", "lasted", "second*", "days"];

    private static readonly string[] Data = ["data", "lost", "loss", "orders", "payments", "records", "messages", "stored", "saved", "security"];

    private static readonly string[] Cause = ["because", "cause*", "due to", "since", "result of", "led to", "trigger*", "reason", "change", "deploy*", "release", "bug", "expired", "failure of", "fault"];

    private static readonly string[] Steps = ["we will", "we'll", "we are", "we're", "we have", "review", "prevent*", "report", "publish*", "post-mortem", "postmortem", "steps", "follow*", "from now on", "improv*", "added", "monitor*"];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var message in Messages.Of(model).ForCustomers)
        {
            var lacks = Lacks(message, Messages.TextOf(message, model));
            if (lacks.Count > 0)
            {
                yield return Found(message.Head, $"This message does not say {Say.List(lacks)}. Readers ask for it.", new Boxed<(int End, List<string> Lacks)>((message.Span.End, lacks)));
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is Boxed<(int End, List<string> Lacks)> { Value: var (end, lacks) })
        {
            var slots = lacks.ConvertAll(l => l == NextUpdate ? "Next update by [time and zone]." : $"[{char.ToUpperInvariant(l[0])}{l[1..]}].");
            yield return new Fix("Insert slots for what is missing", false, [TextEdit.Insert(end, " " + string.Join(' ', slots))]);
        }
    }

    private static List<string> Lacks(Message message, string text)
    {
        var lacks = new List<string>();
        if (message.IsInRetrospect)
        {
            Need(Duration, "how long it lasted");
            Need(Data, "whether data was lost");
            Need(Cause, "what caused it");
            Need(Steps, "what follows");
        }
        else if (message.State != UpdateState.Monitoring)
        {
            Need(Symptom, "what customers see");
            Need(Scope, "who is affected");
            Need(Next, NextUpdate);
        }

        return lacks;

        void Need(string[] words, string what)
        {
            if (!Terms.HasAny(text, words) && !(words == Scope && text.Contains('%')))
            {
                lacks.Add(what);
            }
        }
    }
}
