namespace Postmortem.Protocol;
