// The one place that knows how libtorch's versions differ.
#pragma once
#include <torch/version.h>
#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>

#if TORCH_VERSION_MAJOR >= 2
#include <optional>
namespace tb {
template <class T> using optional = std::optional<T>;
constexpr auto nullopt = std::nullopt;
}
#else
namespace tb {
template <class T> using optional = c10::optional<T>;
constexpr auto nullopt = c10::nullopt;
}
#endif

// Since 2.9 the answer is one of three: allowed, allowed without splitting, not allowed.
namespace tb {
inline bool is_allowed(bool answer) { return answer; }
template <class Option> bool is_allowed(Option answer) { return static_cast<int>(answer) < 2; }
}

// Autocast's functions name the device since 2.4; before, there is one for each kind of device.
namespace tb {
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
}
