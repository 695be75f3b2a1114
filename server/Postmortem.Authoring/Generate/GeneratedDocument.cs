namespace Postmortem.Authoring.Generate;

/// <summary>A document to create.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes; nothing is there yet.</param>
/// <param name="Message">What to tell the user about it, in one line.</param>
internal sealed record GeneratedDocument(string Path, string Text, string Message);

/// <summary>A document can't be made; the message says why and what to do.</summary>
internal sealed class GenerationException(string message) : Exception(message);
