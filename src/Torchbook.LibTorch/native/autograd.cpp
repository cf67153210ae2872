// Gradients: flags, backward, and the modes that switch recording off.
#include "shim.h"
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>

using tb::View;
using torch::autograd::variable_list;

static variable_list tensors(void** handles, int count) {
  variable_list list;
  if (!handles) return list;
  list.reserve(count);
  for (int k = 0; k < count; k++) list.push_back(handles[k] ? tb::share(handles[k]) : at::Tensor());
  return list;
}

static tb::optional<bool> maybe(int flag) { return flag < 0 ? tb::optional<bool>() : tb::optional<bool>(flag != 0); }

TB_API int tb_requires_grad(void* handle) { return View(handle)->requires_grad(); }
TB_API int tb_is_leaf(void* handle) { return View(handle)->is_leaf(); }

TB_API int tb_set_requires_grad(void* handle, int on) {
  return tb::guard([&] { View(handle)->set_requires_grad(on != 0); });
}

TB_API int tb_retain_grad(void* handle) {
  return tb::guard([&] { View(handle)->retain_grad(); });
}

TB_API int tb_grad(void* handle, void** out) {
  return tb::guard([&] {
    at::Tensor grad = View(handle)->grad();
    *out = tb::release(std::move(grad));
  });
}

// The gradients of many tensors in one crossing, null where there is none, and how many of them are sparse.
TB_API int tb_grads(void** handles, int count, void** out, int* sparse) {
  return tb::guard([&] {
    *sparse = 0;
    for (int k = 0; k < count; k++) {
      at::Tensor grad = View(handles[k])->grad();
      if (grad.defined() && grad.layout() != at::kStrided) ++*sparse;
      out[k] = tb::release(std::move(grad));
    }
  });
}

TB_API int tb_set_grad(void* handle, void* grad) {
  return tb::guard([&] { View(handle)->mutable_grad() = grad ? tb::share(grad) : at::Tensor(); });
}

// Drops the gradients of many tensors in one crossing.
TB_API int tb_clear_grads(void** handles, int count) {
  return tb::guard([&] {
    for (int k = 0; k < count; k++) {
      View tensor(handles[k]);
      if (tensor->mutable_grad().defined()) tensor->mutable_grad() = at::Tensor();
    }
  });
}

TB_API int tb_backward(void** roots, int count, void** grads, int retain_graph, int create_graph, void** inputs, int input_count) {
  return tb::guard([&] {
    torch::autograd::backward(tensors(roots, count), tensors(grads, count), maybe(retain_graph), create_graph != 0, tensors(inputs, input_count));
  });
}

TB_API int tb_autograd_grad(void** outputs, int output_count, void** inputs, int input_count, void** grads, int retain_graph, int create_graph, int allow_unused, void** out) {
  return tb::guard([&] {
    auto result = torch::autograd::grad(tensors(outputs, output_count), tensors(inputs, input_count), tensors(grads, output_count),
                                        retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int k = 0; k < input_count; k++) out[k] = tb::release(std::move(result[k]));
  });
}

TB_API int tb_is_grad_enabled() { return c10::GradMode::is_enabled(); }
TB_API void tb_set_grad_enabled(int on) { c10::GradMode::set_enabled(on != 0); }

TB_API int tb_is_inference() { return c10::InferenceMode::is_enabled(); }
TB_API void* tb_inference_begin(int on) { return new c10::InferenceMode(on != 0); }
TB_API void tb_inference_end(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }
