namespace Iot.Device.Media;

public enum ResolutionType : uint
{
    Discrete = 1,
    Continuous = 2,
    Stepwise = 3,
}
