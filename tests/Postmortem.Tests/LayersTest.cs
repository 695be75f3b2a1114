namespace Postmortem.Tests;

public sealed class LayersTest
{
    [Fact]
    public void The_analysis_assembly_references_neither_protocol_nor_transport()
    {
        var names = System.Reflection.Assembly.Load("Postmortem.Analysis").GetReferencedAssemblies().Select(a => a.Name);
        Assert.DoesNotContain("Postmortem.Protocol", names);
        Assert.DoesNotContain("Postmortem.JsonRpc", names);
    }
}
