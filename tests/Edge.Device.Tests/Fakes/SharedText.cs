using System.Globalization;
using System.IO;

namespace Edge.Device.Tests.Fakes;

/// <summary>Lines that one thread writes while another reads them.</summary>
internal sealed class SharedText() : StringWriter(CultureInfo.InvariantCulture)
{
    private readonly object _gate = new();

    public override void WriteLine(string? value)
    {
        lock (_gate)
            base.WriteLine(value);
    }

    public override string ToString()
    {
        lock (_gate)
            return base.ToString();
    }
}
