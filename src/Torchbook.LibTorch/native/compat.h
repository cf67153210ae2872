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
