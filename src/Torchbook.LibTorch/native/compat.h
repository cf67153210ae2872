// The one place that knows how libtorch's versions differ.
#pragma once
#include <torch/version.h>
#include <ATen/ATen.h>

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
