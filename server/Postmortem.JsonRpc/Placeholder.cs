namespace Postmortem.JsonRpc;
