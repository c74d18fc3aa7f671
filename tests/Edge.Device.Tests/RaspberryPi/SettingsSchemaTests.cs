using System.IO;
using System.Linq;
using System.Text.Json;
using Edge.RaspberryPi.Settings;
using Edge.Testing;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Proves that the schema, which editors complete and check by, says what the program takes.</summary>
public class SettingsSchemaTests
{
    private readonly JsonElement _sections;

    public SettingsSchemaTests()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("firmware", "raspberry-pi", "settings.schema.json")));
        _sections = schema.RootElement.Clone();
    }

    [Fact]
    public void It_has_every_field_and_no_other()
    {
        Assert.False(_sections.GetProperty("additionalProperties").GetBoolean());
        string[] fields =
        [
            .. from section in _sections.GetProperty("properties").EnumerateObject()
               where section.Name != "$schema"
               from field in section.Value.GetProperty("properties").EnumerateObject()
               select $"{section.Name}.{field.Name}",
        ];
        Assert.Equal(SettingsFields.All.Select(f => f.Path), fields);
    }

    [Fact]
    public void Types_ranges_defaults_and_descriptions_are_those_of_the_program()
    {
        var defaults = new ReaderSettings();
        foreach (SettingsField field in SettingsFields.All)
        {
            string[] path = field.Path.Split('.');
            JsonElement section = _sections.GetProperty("properties").GetProperty(path[0]);
            Assert.False(section.GetProperty("additionalProperties").GetBoolean());
            JsonElement schema = section.GetProperty("properties").GetProperty(path[1]);
            Assert.Equal(field.Description, schema.GetProperty("description").GetString());
            string type = field.Range is null ? "string" : field.IsWhole ? "integer" : "number";
            Assert.Equal(field.IsOptional ? $"""["{type}","null"]""" : $"\"{type}\"", JsonSerializer.Serialize(schema.GetProperty("type")));
            if (field.Range is { } range)
                Assert.Equal((range.Least, range.Most), (schema.GetProperty("minimum").GetDouble(), schema.GetProperty("maximum").GetDouble()));
            if (field.Choices.Count > 0)
                Assert.Equal(field.Choices, schema.GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
            Assert.Equal(JsonSerializer.Serialize(field.Get(defaults)), JsonSerializer.Serialize(schema.GetProperty("default")));
        }
    }
}
