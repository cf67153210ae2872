// The one place that knows how libtorch's versions, 1.13 to 2.x, differ.
#pragma once
#include <torch/version.h>
#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>
#include <string>

namespace tb {

// c10::optional, its own class at first, then std::optional's other name, then gone: whatever libtorch itself returns.
template <class> struct OptionalOf;
template <template <class> class Optional, class T> struct OptionalOf<Optional<T>> {
  template <class U> using Type = Optional<U>;
};
template <class T> using optional = typename OptionalOf<decltype(at::TensorOptions().device_opt())>::template Type<T>;

// What an argument was called in 1.13: the names by which the C# side passes arguments.
inline std::string former_name(const std::string& op, const std::string& argument) {
  if (op == "aten::can_cast" && argument == "from_") return "from";
  return argument;
}

// 2.x's store of ranks asks for libuv unless told not to, and the libraries of distributions come without it.
template <class Options> auto without_libuv(Options& options, int) -> decltype(options.useLibUV, void()) { options.useLibUV = false; }
template <class Options> void without_libuv(Options&, long) {}

// Since 2.9 the answer is one of three: allowed, allowed without splitting, not allowed.
inline bool is_allowed(bool answer) { return answer; }
template <class Option> bool is_allowed(Option answer) { return static_cast<int>(answer) < 2; }

// Autocast's functions name the device since 2.4; before, there is one for each kind of device.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
inline bool autocast_enabled(bool cuda) { return at::autocast::is_autocast_enabled(cuda ? at::kCUDA : at::kCPU); }
inline at::ScalarType autocast_dtype(bool cuda) { return at::autocast::get_autocast_dtype(cuda ? at::kCUDA : at::kCPU); }
inline void set_autocast(bool cuda, bool enabled, at::ScalarType dtype) {
  at::autocast::set_autocast_enabled(cuda ? at::kCUDA : at::kCPU, enabled);
  at::autocast::set_autocast_dtype(cuda ? at::kCUDA : at::kCPU, dtype);
}
#else
inline bool autocast_enabled(bool cuda) { return cuda ? at::autocast::is_enabled() : at::autocast::is_cpu_enabled(); }
inline at::ScalarType autocast_dtype(bool cuda) { return cuda ? at::autocast::get_autocast_gpu_dtype() : at::autocast::get_autocast_cpu_dtype(); }
inline void set_autocast(bool cuda, bool enabled, at::ScalarType dtype) {
  cuda ? at::autocast::set_enabled(enabled) : at::autocast::set_cpu_enabled(enabled);
  cuda ? at::autocast::set_autocast_gpu_dtype(dtype) : at::autocast::set_autocast_cpu_dtype(dtype);
}
#endif

}  // namespace tb
