// Hooks on gradients: as one flows back through a tensor, and when a parameter's has been added up.
#include "shim.h"
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>
#include <cstdlib>

using tb::View;
using namespace torch::autograd;

namespace {

// Returns null, or what went wrong as text that is to be freed.
using Callback = char* (*)(void* context);

class Hook final : public FunctionPostHook {
 public:
  Hook(Callback callback, void* context) : callback_(callback), context_(context) {}

  variable_list operator()(const variable_list& outputs, const variable_list&) override {
    if (char* message = callback_(context_)) {
      std::string text(message);
      std::free(message);
      throw std::runtime_error(text);
    }
    return outputs;
  }

 private:
  Callback callback_;
  void* context_;
};

// A parameter holds its AccumulateGrad node weakly: without this reference the node, and the hook with it, would be gone at once.
struct Registration {
  std::shared_ptr<Node> node;
  uintptr_t key;
};

}  // namespace

TB_API int tb_hook_add(void* parameter, Callback callback, void* context, void** out) {
  return tb::guard([&] {
    View tensor(parameter);
    if (!tensor->is_leaf() || !tensor->requires_grad()) throw std::invalid_argument("only a leaf that requires gradients has them added up");
    auto node = impl::grad_accumulator(*tensor);
    auto key = node->add_post_hook(std::make_unique<Hook>(callback, context));
    *out = new Registration{std::move(node), key};
  });
}

TB_API void tb_hook_remove(void* handle) {
  auto* registration = static_cast<Registration*>(handle);
  registration->node->del_post_hook(registration->key);
  delete registration;
}

namespace {

// Puts a gradient in the place of the one given, or leaves it. Returns null, or what went wrong as text that is to be freed.
using Replace = char* (*)(void* context, void* gradient, void** replacement);

struct TensorHook {
  at::Tensor tensor;
  unsigned position;
};

}  // namespace

TB_API int tb_tensor_hook_add(void* handle, Replace callback, void* context, void** out) {
  return tb::guard([&] {
    auto tensor = tb::share(handle);
    auto position = tensor.register_hook([callback, context](at::Tensor gradient) {
      void* replacement = nullptr;
      if (char* message = callback(context, tb::release(std::move(gradient)), &replacement)) {
        std::string text(message);
        std::free(message);
        throw std::runtime_error(text);
      }
      return replacement ? tb::adopt(replacement) : at::Tensor();
    });
    *out = new TensorHook{std::move(tensor), position};
  });
}

TB_API void tb_tensor_hook_remove(void* handle) {
  auto* hook = static_cast<TensorHook*>(handle);
  hook->tensor.remove_hook(hook->position);
  delete hook;
}
