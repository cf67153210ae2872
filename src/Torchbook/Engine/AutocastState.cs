using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Engine;

/// <summary>How operators of a thread choose their floating-point type on one kind of device.</summary>
internal readonly record struct AutocastState(DeviceType Device, bool Enabled, ScalarType Type, bool Cache);
