// A single tensor in libtorch's own archive, as torch::save writes it and torch.jit.load reads it in Python.
#include "shim.h"
#include <torch/serialize.h>

TB_API int tb_tensor_save(void* handle, const char* path) {
  return tb::guard([&] { torch::save(tb::share(handle), std::string(path)); });
}

TB_API int tb_tensor_load(const char* path, void** out) {
  return tb::guard([&] {
    at::Tensor tensor;
    torch::load(tensor, std::string(path));
    *out = tb::release(std::move(tensor));
  });
}
