// TorchScript: modules and functions that carry their own code.
#include "shim.h"
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>
#include <torch/jit.h>
#include <cstdlib>
#include <sstream>

using torch::jit::CompilationUnit;
using torch::jit::Module;

namespace {

Module& module_of(void* handle) { return *static_cast<Module*>(handle); }

c10::Device device(int type, int index) { return {static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index)}; }

torch::jit::Stack arguments(const tb::Value* values, int count) {
  torch::jit::Stack stack;
  for (int k = 0; k < count; k++) stack.push_back(tb::to_ivalue(values[k]));
  return stack;
}

// Names and values in turn.
template <class List> void list_parts(const List& parts, tb::Value* out) {
  std::vector<c10::IValue> elements;
  for (const auto& part : parts) {
    c10::IValue value(part.value);
    if (!value.isTensor()) continue;
    elements.emplace_back(part.name);
    elements.push_back(std::move(value));
  }
  tb::from_ivalue(c10::ivalue::Tuple::create(std::move(elements)), out);
}

}  // namespace

TB_API int tb_jit_load(const char* path, int device_type, int device_index, void** out) {
  return tb::guard([&] { *out = new Module(torch::jit::load(std::string(path), device(device_type, device_index))); });
}

TB_API int tb_jit_load_bytes(const char* bytes, int64_t size, int device_type, int device_index, void** out) {
  return tb::guard([&] {
    std::istringstream stream(std::string(bytes, size));
    *out = new Module(torch::jit::load(stream, device(device_type, device_index)));
  });
}

TB_API int tb_jit_save(void* module, const char* path) {
  return tb::guard([&] { module_of(module).save(std::string(path)); });
}

TB_API int tb_jit_save_bytes(void* module, void** bytes, int64_t* size) {
  return tb::guard([&] {
    std::ostringstream stream;
    module_of(module).save(stream);
    auto text = stream.str();
    *size = static_cast<int64_t>(text.size());
    *bytes = tb::copy_bytes(text.data(), text.size());
  });
}

TB_API void tb_jit_free(void* module) { delete static_cast<Module*>(module); }

TB_API int tb_jit_invoke(void* module, const char* method, const tb::Value* values, int count, tb::Value* result) {
  return tb::guard([&] {
    auto found = module_of(module).find_method(method);
    if (!found) throw std::invalid_argument(std::string("the module has no method '") + method + "'");
    tb::from_ivalue((*found)(arguments(values, count)), result);
  });
}

// The inputs of forward without the module itself, and its outputs.
TB_API int tb_jit_arity(void* module, int* inputs, int* outputs) {
  return tb::guard([&] {
    auto& schema = module_of(module).get_method("forward").function().getSchema();
    *inputs = static_cast<int>(schema.arguments().size()) - 1;
    *outputs = static_cast<int>(schema.returns().size());
  });
}

TB_API int tb_jit_parameters(void* module, tb::Value* out) {
  return tb::guard([&] { list_parts(module_of(module).named_parameters(false), out); });
}

TB_API int tb_jit_buffers(void* module, tb::Value* out) {
  return tb::guard([&] { list_parts(module_of(module).named_buffers(false), out); });
}

TB_API int tb_jit_attributes(void* module, int recurse, tb::Value* out) {
  return tb::guard([&] { list_parts(module_of(module).named_attributes(recurse != 0), out); });
}

// Names and modules in turn; the caller owns the modules.
TB_API int tb_jit_children(void* module, tb::Value* out) {
  return tb::guard([&] {
    std::vector<c10::IValue> elements;
    for (const auto& child : module_of(module).named_children()) {
      elements.emplace_back(child.name);
      elements.emplace_back(reinterpret_cast<int64_t>(new Module(child.value)));
    }
    tb::from_ivalue(c10::ivalue::Tuple::create(std::move(elements)), out);
  });
}

TB_API int tb_jit_set_attribute(void* module, const char* name, void* tensor) {
  return tb::guard([&] { module_of(module).setattr(name, tb::share(tensor)); });
}

TB_API int tb_jit_train(void* module, int on) {
  return tb::guard([&] { module_of(module).train(on != 0); });
}

TB_API int tb_jit_is_training(void* module) {
  int training = 1;
  tb::guard([&] { training = module_of(module).is_training(); });
  return training;
}

TB_API int tb_jit_compile(const char* script, void** out) {
  return tb::guard([&] { *out = new std::shared_ptr<CompilationUnit>(torch::jit::compile(script)); });
}

TB_API void tb_jit_unit_free(void* unit) { delete static_cast<std::shared_ptr<CompilationUnit>*>(unit); }

TB_API int tb_jit_unit_invoke(void* unit, const char* name, const tb::Value* values, int count, tb::Value* result) {
  return tb::guard([&] {
    auto* function = (*static_cast<std::shared_ptr<CompilationUnit>*>(unit))->find_function(c10::QualifiedName(name));
    if (!function) throw std::invalid_argument(std::string("the script has no function '") + name + "'");
    tb::from_ivalue((*function)(arguments(values, count)), result);
  });
}
