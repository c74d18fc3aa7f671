using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static BatchNorm2d BatchNorm2d(long num_features, double eps = 1e-5, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) => throw new NotSupportedException(Contract.Message);

        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) => throw new NotSupportedException(Contract.Message);

        public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) => throw new NotSupportedException(Contract.Message);

        public static Dropout Dropout(double p = 0.5, bool inplace = false) => throw new NotSupportedException(Contract.Message);

        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => throw new NotSupportedException(Contract.Message);

        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) => throw new NotSupportedException(Contract.Message);

        public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) => throw new NotSupportedException(Contract.Message);

        public static ReLU ReLU(bool inplace = false) => throw new NotSupportedException(Contract.Message);

        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => throw new NotSupportedException(Contract.Message);

        public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) => throw new NotSupportedException(Contract.Message);
    }
}
