namespace Iot.Device.Media;

public enum VideoDeviceValueType : uint
{
    Brightness = 9963776,
}
