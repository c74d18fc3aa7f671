namespace TorchSharp;

public enum PaddingModes
{
    Zeros = 0,
    Constant = 4,
}
