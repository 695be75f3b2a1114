using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Profiles;

/// <summary>What is wrong in a data file (a profile, a vocabulary, a lexicon, the settings), and where.</summary>
internal sealed record ProfileProblem(TextSpan Span, string Message, RuleLevel Level = RuleLevel.Error);
