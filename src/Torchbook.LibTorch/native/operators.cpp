// Any ATen operator by name, through the boxed dispatcher.
#include "shim.h"
#include <ATen/core/dispatch/Dispatcher.h>
#include <sstream>

namespace {

using tb::Value;

// What an argument must become before the dispatcher accepts it.
enum class Want { kAsIs, kFloat, kIntList, kFloatList, kScalarList, kOptionalTensors };

struct Argument {
  int source = -1;  // position among the caller's arguments, or -1 for the schema's default
  Want want = Want::kAsIs;
  int32_t length = 1;  // elements that a single number stands for, as in int[2]
  bool has_default = false;
  c10::IValue fallback;

  // An argument left null in C# is one left out.
  bool is_left_out(const Value* given) const { return source < 0 || (has_default && given[source].tag == tb::kNone); }
};

struct BoundOperator {
  c10::OperatorHandle handle;
  std::vector<Argument> arguments;
};

Want want_of(c10::TypePtr type) {
  if (auto optional = type->cast<c10::OptionalType>()) type = optional->getElementType();
  if (type->kind() == c10::TypeKind::FloatType) return Want::kFloat;
  if (auto list = type->cast<c10::ListType>()) {
    auto element = list->getElementType();
    if (element->kind() == c10::TypeKind::OptionalType) return Want::kOptionalTensors;
    if (element->kind() == c10::TypeKind::FloatType) return Want::kFloatList;
    if (element->kind() == c10::TypeKind::NumberType) return Want::kScalarList;
    if (element->kind() != c10::TypeKind::TensorType && element->kind() != c10::TypeKind::BoolType) return Want::kIntList;
  }
  return Want::kAsIs;
}

c10::IValue convert(const Value& value, Want want, int32_t length) {
  if (want == Want::kFloat && value.tag == tb::kInt) return static_cast<double>(value.i);
  if (want == Want::kIntList && value.tag == tb::kInt) return std::vector<int64_t>(length, value.i);
  if (want == Want::kFloatList && value.tag == tb::kDouble) return std::vector<double>(length, value.d);
  if (want == Want::kScalarList && value.tag == tb::kDoubles) {
    c10::List<at::Scalar> list;
    list.reserve(value.count);
    for (int32_t k = 0; k < value.count; k++) list.push_back(at::Scalar(static_cast<const double*>(value.p)[k]));
    return list;
  }
  if (want == Want::kOptionalTensors && value.tag == tb::kTensors) {
    c10::List<tb::optional<at::Tensor>> list;
    for (int32_t k = 0; k < value.count; k++) {
      void* handle = static_cast<void**>(value.p)[k];
      list.push_back(handle ? tb::optional<at::Tensor>(tb::share(handle)) : tb::optional<at::Tensor>());
    }
    return list;
  }
  return tb::to_ivalue(value);
}

}  // namespace

// names: the caller's arguments by schema name, separated by commas, in the order in which calls pass them.
TB_API int tb_operator_bind(const char* name, const char* overload, const char* names, void** out) {
  return tb::guard([&] {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    if (!found) throw std::invalid_argument(std::string("libtorch " TORCH_VERSION " has no operator ") + name + (*overload ? "." : "") + overload);
    auto bound = std::make_unique<BoundOperator>(BoundOperator{*found, {}});
    std::vector<std::string> given;
    std::istringstream stream(names);
    for (std::string part; std::getline(stream, part, ',');) given.push_back(part);
    std::vector<bool> used(given.size(), false);
    for (const auto& parameter : found->schema().arguments()) {
      Argument argument;
      argument.want = want_of(parameter.type());
      argument.length = parameter.N().value_or(1);
      auto at = std::find(given.begin(), given.end(), tb::former_name(name, parameter.name()));
      if (at != given.end()) {
        argument.source = static_cast<int>(at - given.begin());
        used[argument.source] = true;
      }
      if (parameter.default_value()) {
        argument.has_default = true;
        argument.fallback = *parameter.default_value();
      } else if (argument.source < 0 && parameter.type()->kind() != c10::TypeKind::OptionalType) {
        throw std::invalid_argument(std::string(name) + " needs the argument '" + parameter.name() + "'");
      }
      bound->arguments.push_back(std::move(argument));
    }
    for (size_t k = 0; k < given.size(); k++)
      if (!used[k]) throw std::invalid_argument(std::string(name) + " of libtorch " TORCH_VERSION " has no argument '" + given[k] + "'");
    *out = bound.release();
  });
}

static thread_local torch::jit::Stack t_stack;

TB_API int tb_operator_call(void* op, const Value* arguments, Value* results, int capacity, int* count) {
  return tb::guard([&] {
    auto* bound = static_cast<BoundOperator*>(op);
    torch::jit::Stack stack = std::move(t_stack);  // reuses the buffer, and stays right when an operator calls back
    stack.clear();
    for (const auto& argument : bound->arguments)
      stack.push_back(argument.is_left_out(arguments) ? argument.fallback : convert(arguments[argument.source], argument.want, argument.length));
    bound->handle.callBoxed(&stack);
    int produced = static_cast<int>(stack.size());
    if (produced > capacity) throw std::length_error("the operator returned more values than the caller has room for");
    for (int k = 0; k < produced; k++) tb::from_ivalue(std::move(stack[k]), results + k);
    *count = produced;
    stack.clear();
    t_stack = std::move(stack);
  });
}

// One schema a line; the generator's fact file is this list.
TB_API int tb_operator_schemas(char** out) {
  return tb::guard([&] {
    std::ostringstream text;
    auto& dispatcher = c10::Dispatcher::singleton();
    for (const auto& name : dispatcher.getAllOpNames())
      if (auto handle = dispatcher.findSchema(name)) text << handle->schema() << '\n';
    *out = tb::copy_string(text.str());
  });
}
