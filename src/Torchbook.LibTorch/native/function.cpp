// Functions whose gradient is written in C#: a node of the graph that calls back.
#include "shim.h"
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>
#include <cstdlib>

using tb::View;
using namespace torch::autograd;

namespace {

class Function;

// Puts its results into a list with tb_function_return. Returns null, or what went wrong as text that is to be freed.
using Backward = char* (*)(void* context, Function* self, void** grads, int count, variable_list* results);
using Release = void (*)(void* context);

class Function final : public Node {
 public:
  Function(void* context, Backward backward, Release release, edge_list&& edges)
      : Node(std::move(edges)), context_(context), backward_(backward), release_(release) {}

  ~Function() override { release_(context_); }

  variable_list apply(variable_list&& grads) override {
    std::vector<void*> handles;
    for (size_t k = 0; k < grads.size(); k++) {
      if (!grads[k].defined() && materialize) grads[k] = input_metadata(k).zeros_like();
      handles.push_back(tb::release(at::Tensor(grads[k])));
    }
    variable_list results(num_outputs());
    if (char* message = backward_(context_, this, handles.data(), static_cast<int>(handles.size()), &results)) {
      std::string text(message);
      std::free(message);
      throw std::runtime_error(text);
    }
    return results;
  }

  void release_variables() override {
    saved.clear();
    released = true;
  }

  bool materialize = true;
  bool released = false;
  std::vector<SavedVariable> saved;

 private:
  void* context_;
  Backward backward_;
  Release release_;
};

}  // namespace

// A node that sends gradients to the inputs; the context is released with it.
TB_API int tb_function_new(void* context, Backward backward, Release release, void** inputs, int count, void** out) {
  return tb::guard([&] {
    edge_list edges;
    for (int k = 0; k < count; k++) edges.push_back(impl::gradient_edge(*View(inputs[k])));
    *out = new std::shared_ptr<Function>(new Function(context, backward, release, std::move(edges)), deleteNode);
  });
}

// Makes a tensor a result of the node. One that was changed in place moves on in the graph; another is given a handle of its own.
TB_API int tb_function_output(void* function, void* output, int dirty, void** out) {
  return tb::guard([&] {
    auto node = *static_cast<std::shared_ptr<Function>*>(function);
    auto tensor = dirty ? tb::share(output) : View(output)->detach();
    if (dirty) {
      if (tensor.is_leaf() && tensor.requires_grad()) throw std::invalid_argument("a leaf that requires gradients cannot be changed in place");
      impl::rebase_history(tensor, {node, node->add_input_metadata(tensor)});
    } else {
      set_history(tensor, node);
    }
    *out = tb::release(std::move(tensor));
  });
}

TB_API int tb_function_save(void* function, void* tensor, int is_output) {
  return tb::guard([&] {
    auto node = *static_cast<std::shared_ptr<Function>*>(function);
    node->saved.emplace_back(tensor ? SavedVariable(*View(tensor), is_output != 0) : SavedVariable());
  });
}

TB_API void tb_function_materialize(void* function, int on) { (*static_cast<std::shared_ptr<Function>*>(function))->materialize = on != 0; }

// Gives up the caller's share of the node; from here on its results keep it.
TB_API void tb_function_done(void* function) { delete static_cast<std::shared_ptr<Function>*>(function); }

TB_API int tb_function_saved(void* self, int index, void** out) {
  return tb::guard([&] {
    auto* node = static_cast<Function*>(self);
    if (node->released) throw std::runtime_error("its saved tensors are gone after the first backward: pass retain_graph: true there to run a second");
    *out = tb::release(node->saved.at(index).unpack(node->shared_from_this()));
  });
}

TB_API void tb_function_return(void* results, int index, void* tensor) { (*static_cast<variable_list*>(results))[index] = tb::share(tensor); }
