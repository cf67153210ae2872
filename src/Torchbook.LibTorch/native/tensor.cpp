// Handles, shapes, storage: what is asked of a tensor without running an operator.
#include "shim.h"
#include <cstring>

using tb::View;

TB_API void tb_tensor_free(void* handle) { tb::adopt(handle); }

TB_API int tb_tensor_from_memory(const void* data, const int64_t* sizes, int dims, int dtype, tb::Value* out) {
  return tb::guard([&] {
    auto tensor = at::empty(at::IntArrayRef(sizes, dims), at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)));
    if (tensor.nbytes()) std::memcpy(tensor.data_ptr(), data, tensor.nbytes());
    tb::from_ivalue(std::move(tensor), out);
  });
}

TB_API int tb_tensor_data(void* handle, void** out) {
  return tb::guard([&] { *out = View(handle)->data_ptr(); });
}

TB_API int tb_tensor_dim(void* handle) { return static_cast<int>(static_cast<c10::TensorImpl*>(handle)->dim()); }
TB_API int64_t tb_tensor_numel(void* handle) { return static_cast<c10::TensorImpl*>(handle)->numel(); }
TB_API int tb_tensor_dtype(void* handle) { return static_cast<int>(View(handle)->scalar_type()); }
TB_API int64_t tb_tensor_storage_offset(void* handle) { return View(handle)->storage_offset(); }
TB_API int tb_tensor_is_contiguous(void* handle) { return View(handle)->is_contiguous(); }
TB_API int tb_tensor_is_sparse(void* handle) { return View(handle)->is_sparse(); }

// All the memory that a tensor may be a part of.
TB_API int tb_tensor_storage(void* handle, void** data, int64_t* bytes) {
  return tb::guard([&] {
    auto storage = View(handle)->storage();
    *data = const_cast<void*>(static_cast<const void*>(storage.data()));
    *bytes = static_cast<int64_t>(storage.nbytes());
  });
}

TB_API void tb_tensor_sizes(void* handle, int64_t* out) {
  View tensor(handle);
  std::memcpy(out, tensor->sizes().data(), tensor->dim() * sizeof(int64_t));
}

TB_API int tb_tensor_strides(void* handle, int64_t* out) {
  return tb::guard([&] {
    View tensor(handle);
    std::memcpy(out, tensor->strides().data(), tensor->dim() * sizeof(int64_t));
  });
}

TB_API int tb_tensor_device(void* handle, int* index) {
  auto device = View(handle)->device();
  *index = device.index();
  return static_cast<int>(device.type());
}
