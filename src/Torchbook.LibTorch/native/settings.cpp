// What can be switched for the whole process.
#include "shim.h"
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/anomaly_mode.h>

using torch::autograd::AnomalyMode;

TB_API int tb_anomaly_enabled() { return AnomalyMode::is_enabled(); }
TB_API int tb_anomaly_checks_nan() { return AnomalyMode::should_check_nan(); }
TB_API void tb_anomaly_set(int enabled, int check_nan) { AnomalyMode::set_enabled(enabled != 0, check_nan != 0); }

TB_API int tb_get_num_interop_threads() { return at::get_num_interop_threads(); }

TB_API int tb_set_num_interop_threads(int count) {
  return tb::guard([&] { at::set_num_interop_threads(count); });
}

// In the order of BackendFlag in Torch/torch.backends.cs.
enum Flag { kTf32Cublas, kHalfReduction, kFlashAttention, kMathAttention, kTf32Cudnn };

TB_API int tb_backend_flag(int flag) {
  auto& context = at::globalContext();
  switch (flag) {
    case kTf32Cublas: return context.allowTF32CuBLAS();
    case kHalfReduction: return tb::is_allowed(context.allowFP16ReductionCuBLAS());
    case kFlashAttention: return context.userEnabledFlashSDP();
    case kMathAttention: return context.userEnabledMathSDP();
    default: return context.allowTF32CuDNN();
  }
}

TB_API int tb_set_backend_flag(int flag, int on) {
  return tb::guard([&] {
    auto& context = at::globalContext();
    switch (flag) {
      case kTf32Cublas: return context.setAllowTF32CuBLAS(on != 0);
      case kHalfReduction: return context.setAllowFP16ReductionCuBLAS(on != 0);
      case kFlashAttention: return context.setSDPUseFlash(on != 0);
      case kMathAttention: return context.setSDPUseMath(on != 0);
      default: return context.setAllowTF32CuDNN(on != 0);
    }
  });
}
