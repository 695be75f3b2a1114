namespace Postmortem.Authoring;
