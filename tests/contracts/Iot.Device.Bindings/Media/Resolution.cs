namespace Iot.Device.Media;

// Sizes are data, so that fakes can hand them out.
public class Resolution
{
    public ResolutionType Type { get; set; }

    public uint MinHeight { get; set; }

    public uint MaxHeight { get; set; }

    public uint StepHeight { get; set; }

    public uint MinWidth { get; set; }

    public uint MaxWidth { get; set; }

    public uint StepWidth { get; set; }
}
