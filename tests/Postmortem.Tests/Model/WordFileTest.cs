using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Xunit;

namespace Postmortem.Tests.Model;

public class WordFileTest
{
    [Fact]
    public void Groups_keys_and_lists_are_read()
    {
        var words = new List<string>();
        WordFile.Read("""
            # words
            language: en
            months:
              1: [January, Jan] # first
              2:
                - February
                - "Feb: short"
            sections:
              "#": ["a, b", 'c']
              long: [one,
                two]
            """, (group, key, word) => words.Add($"{group}/{key}/{word}"));
        Assert.Equal(
            ["language//en", "months/1/January", "months/1/Jan", "months/2/February", "months/2/Feb: short", "sections/#/a, b", "sections/#/c", "sections/long/one", "sections/long/two"],
            words);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("pt")]
    [InlineData("vi")]
    [InlineData("ja")]
    [InlineData("zh")]
    [InlineData("ko")]
    [InlineData("zones")]
    public void A_shipped_file_says_the_same_to_any_reader_of_YAML(string name)
    {
        var text = ShippedFiles.Get($"reading/{name}.yaml");
        var mine = new List<string>();
        WordFile.Read(text, (group, key, word) => mine.Add($"{group}/{key}/{word}"));
        var theirs = new List<string>();
        var stream = new YamlDotNet.RepresentationModel.YamlStream();
        stream.Load(new StringReader(text));
        foreach (var (group, value) in (YamlDotNet.RepresentationModel.YamlMappingNode)stream.Documents[0].RootNode)
        {
            if (value is YamlDotNet.RepresentationModel.YamlScalarNode scalar)
            {
                theirs.Add($"{group}//{scalar.Value}");
                continue;
            }

            foreach (var (key, list) in (YamlDotNet.RepresentationModel.YamlMappingNode)value)
            {
                foreach (var word in list is YamlDotNet.RepresentationModel.YamlSequenceNode sequence ? sequence.Children : [list])
                {
                    theirs.Add($"{group}/{key}/{word}");
                }
            }
        }

        Assert.Equal(theirs, mine);
    }
}
