namespace Postmortem.LanguageServer;
