// The library itself: version, threads, devices, random generators.
#include "shim.h"
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/types.h>
#include <torch/cuda.h>

TB_API const char* tb_version() { return TORCH_VERSION; }

TB_API int tb_build_options(char** out) {
  return tb::guard([&] { *out = tb::copy_string(at::show_config() + at::get_parallel_info()); });
}

TB_API void tb_set_num_threads(int count) { at::set_num_threads(count); }
TB_API int tb_get_num_threads() { return at::get_num_threads(); }

TB_API int tb_cuda_device_count() {
  int count = 0;
  tb::guard([&] { count = static_cast<int>(torch::cuda::device_count()); });
  return count;
}

TB_API int tb_cuda_is_cudnn_available() { return torch::cuda::cudnn_is_available(); }

TB_API int tb_cuda_synchronize(int64_t device) {
  return tb::guard([&] { torch::cuda::synchronize(device); });
}

TB_API int tb_manual_seed(int64_t seed) {
  return tb::guard([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

TB_API int tb_generator_default(void** out) {
  return tb::guard([&] { *out = new at::Generator(at::detail::getDefaultCPUGenerator()); });
}

TB_API int tb_generator_new(uint64_t seed, int device_type, int device_index, void** out) {
  return tb::guard([&] {
    c10::Device device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    auto generator = device.is_cpu() ? at::detail::createCPUGenerator() : at::globalContext().defaultGenerator(device).clone();
    generator.set_current_seed(seed);
    *out = new at::Generator(std::move(generator));
  });
}

TB_API void tb_generator_free(void* generator) { delete static_cast<at::Generator*>(generator); }
TB_API uint64_t tb_generator_initial_seed(void* generator) { return static_cast<at::Generator*>(generator)->current_seed(); }

TB_API int tb_generator_manual_seed(void* generator, uint64_t seed) {
  return tb::guard([&] { static_cast<at::Generator*>(generator)->set_current_seed(seed); });
}

TB_API int tb_generator_seed(void* generator, uint64_t* out) {
  return tb::guard([&] { *out = static_cast<at::Generator*>(generator)->seed(); });
}

TB_API int tb_generator_get_state(void* generator, void** out) {
  return tb::guard([&] { *out = tb::release(static_cast<at::Generator*>(generator)->get_state()); });
}

TB_API int tb_generator_set_state(void* generator, void* state) {
  return tb::guard([&] { static_cast<at::Generator*>(generator)->set_state(*tb::View(state)); });
}
