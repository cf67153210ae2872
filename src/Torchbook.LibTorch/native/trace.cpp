// A module written in C# becomes a TorchScript module: its tensors under their names, its operators as they were called once.
#include "shim.h"
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/csrc/jit/ir/ir.h>
#include <cstdlib>
#include <map>
#include <sstream>

using torch::jit::Module;

namespace {

enum Kind : int { kParameter, kBuffer, kPlain };

// Runs the forward pass in C#, which puts its results into the list. Returns null, or what went wrong as text that is to be freed.
using Forward = char* (*)(void* context, void** inputs, int count, std::vector<at::Tensor>* results);

// Modules by dotted path, made as they are needed; each has a class of its own, since its attributes are its own.
class Tree {
 public:
  Tree(const std::string& name, bool training) : unit_(std::make_shared<torch::jit::CompilationUnit>()), training_(training) {
    modules_.emplace("", make(name));
  }

  Module& at(const std::string& path) {
    auto found = modules_.find(path);
    if (found != modules_.end()) return found->second;
    auto dot = path.rfind('.');
    auto& parent = at(dot == std::string::npos ? "" : path.substr(0, dot));
    auto child = make("Part");
    parent.register_module(path.substr(dot + 1), child);
    return modules_.emplace(path, child).first->second;
  }

  void add(const std::string& path, at::Tensor tensor, Kind kind) {
    auto dot = path.rfind('.');
    auto& owner = at(dot == std::string::npos ? "" : path.substr(0, dot));
    auto name = path.substr(dot + 1);
    if (kind == kPlain) owner.register_attribute(name, c10::TensorType::get(), tensor);
    else owner.register_parameter(name, tensor, kind == kBuffer);
  }

 private:
  Module make(const std::string& name) {
    Module module(c10::QualifiedName("__torch__.torchbook." + name), unit_, /*shouldMangle=*/true);
    module.register_attribute("training", c10::BoolType::get(), training_);
    return module;
  }

  std::shared_ptr<torch::jit::CompilationUnit> unit_;
  bool training_;
  std::map<std::string, Module> modules_;
};

torch::jit::Stack call(Forward forward, void* context, torch::jit::Stack inputs) {
  std::vector<void*> handles;
  for (auto& input : inputs) handles.push_back(tb::release(std::move(input).toTensor()));
  std::vector<at::Tensor> results;
  if (char* message = forward(context, handles.data(), static_cast<int>(handles.size()), &results)) {
    std::string text(message);
    std::free(message);
    throw std::runtime_error(text);
  }
  if (results.size() == 1) return {results[0]};
  return {c10::ivalue::Tuple::create(std::vector<c10::IValue>(results.begin(), results.end()))};
}

}  // namespace

// paths: the tensors' names, one a line. The module that comes out shares the tensors with the one in C#.
TB_API int tb_trace(const char* name, const char* paths, void** tensors, const int* kinds, int training, void** inputs, int input_count, Forward forward, void* context, void** out) {
  return tb::guard([&] {
    Tree tree(name, training != 0);
    std::istringstream lines(paths);
    int k = 0;
    for (std::string path; std::getline(lines, path); k++) tree.add(path, tb::share(tensors[k]), static_cast<Kind>(kinds[k]));
    torch::jit::Stack stack;
    for (int i = 0; i < input_count; i++) stack.push_back(tb::share(inputs[i]));
    auto& root = tree.at("");
    auto traced = torch::jit::tracer::trace(
        std::move(stack), [&](torch::jit::Stack values) { return call(forward, context, std::move(values)); },
        [](const at::Tensor&) { return std::string(); }, /*strict=*/true, /*force_outplace=*/false, &root);
    auto unit = root._ivalue()->compilation_unit();
    root.type()->addMethod(unit->create_function(c10::QualifiedName(*root.type()->name(), "forward"), traced.first->graph));
    *out = new Module(root);
  });
}

TB_API void tb_trace_return(std::vector<at::Tensor>* results, void* tensor) { results->push_back(tb::share(tensor)); }
