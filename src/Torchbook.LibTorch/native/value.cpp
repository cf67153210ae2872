// Tagged values to libtorch's IValue and back.
#include "shim.h"
#include <algorithm>
#include <c10/util/Logging.h>
#include <climits>
#include <cstdlib>
#include <cstring>

namespace tb {

static thread_local std::string t_error;

// Nobody sees the C++ backtrace of an error; to collect one takes milliseconds.
[[maybe_unused]] static const bool without_backtraces = (c10::SetStackTraceFetcher([] { return std::string(); }), true);

void set_error(const char* message) { t_error = message; }
void set_error(const c10::Error& error) { t_error = error.what_without_backtrace(); }

void* copy_bytes(const void* data, size_t size) {
  void* copy = std::malloc(size ? size : 1);
  if (!copy) throw std::bad_alloc();
  if (size) std::memcpy(copy, data, size);
  return copy;
}

char* copy_string(const std::string& text) { return static_cast<char*>(copy_bytes(text.c_str(), text.size() + 1)); }

template <class T> static c10::List<T> list_of(const T* data, int32_t count) {
  c10::List<T> list;
  list.reserve(count);
  for (int32_t k = 0; k < count; k++) list.push_back(data[k]);
  return list;
}

// Holes become undefined tensors, which operators that take Tensor?[] read as "absent".
static c10::IValue tensor_list(const Value& value) {
  auto** handles = static_cast<void**>(value.p);
  bool holes = std::any_of(handles, handles + value.count, [](void* h) { return h == nullptr; });
  if (holes) {
    c10::List<optional<at::Tensor>> list;
    list.reserve(value.count);
    for (int32_t k = 0; k < value.count; k++) list.push_back(handles[k] ? optional<at::Tensor>(share(handles[k])) : optional<at::Tensor>());
    return list;
  }
  c10::List<at::Tensor> list;
  list.reserve(value.count);
  for (int32_t k = 0; k < value.count; k++) list.push_back(share(handles[k]));
  return list;
}

c10::IValue to_ivalue(const Value& value) {
  switch (value.tag) {
    case kNone: return {};
    case kTensor: return value.p ? c10::IValue(share(value.p)) : c10::IValue();
    case kInt: return value.i;
    case kDouble: return value.d;
    case kBool: return value.i != 0;
    case kString: return std::string(static_cast<const char*>(value.p), value.count);
    case kDevice: return c10::Device(static_cast<c10::DeviceType>(value.count), static_cast<c10::DeviceIndex>(value.i));
    case kInts: return list_of(static_cast<const int64_t*>(value.p), value.count);
    case kDoubles: return list_of(static_cast<const double*>(value.p), value.count);
    case kBools: {
      c10::List<bool> list;
      for (int32_t k = 0; k < value.count; k++) list.push_back(static_cast<const uint8_t*>(value.p)[k] != 0);
      return list;
    }
    case kTensors: return tensor_list(value);
    case kComplex: return c10::complex<double>(value.c.re, value.c.im);
    case kGenerator: return *static_cast<at::Generator*>(value.p);
    default: throw std::invalid_argument("an argument has a tag that the shim does not know");
  }
}

// What the garbage collector should know about: memory that dies with this handle, in KiB.
static int32_t owned_kib(const at::Tensor& tensor) {
  if (!tensor.has_storage() || tensor.storage().use_count() != 1) return 0;
  return static_cast<int32_t>(std::min<size_t>(tensor.storage().nbytes() >> 10, INT_MAX));
}

static void from_tensor(at::Tensor&& tensor, Value* out) {
  if (!tensor.defined()) return;
  out->tag = kTensor;
  out->count = owned_kib(tensor);
  out->p = release(std::move(tensor));
}

static void from_elements(std::vector<c10::IValue> elements, Tag tag, Value* out) {
  auto* values = static_cast<Value*>(std::calloc(elements.size() + 1, sizeof(Value)));
  for (size_t k = 0; k < elements.size(); k++) from_ivalue(std::move(elements[k]), values + k);
  out->tag = tag;
  out->count = static_cast<int32_t>(elements.size());
  out->p = values;
}

void from_ivalue(c10::IValue&& v, Value* out) {
  out->tag = kNone;
  out->count = 0;
  out->i = 0;
  if (v.isTensor()) {
    from_tensor(std::move(v).toTensor(), out);
  } else if (v.isNone()) {
  } else if (v.isInt()) {
    out->tag = kInt;
    out->i = v.toInt();
  } else if (v.isDouble()) {
    out->tag = kDouble;
    out->d = v.toDouble();
  } else if (v.isBool()) {
    out->tag = kBool;
    out->i = v.toBool();
  } else if (v.isComplexDouble()) {
    auto c = v.toComplexDouble();
    out->tag = kComplex;
    out->c = {static_cast<float>(c.real()), static_cast<float>(c.imag())};
  } else if (v.isIntList()) {
    auto list = v.toIntVector();
    out->tag = kInts;
    out->count = static_cast<int32_t>(list.size());
    out->p = copy_bytes(list.data(), list.size() * sizeof(int64_t));
  } else if (v.isTensorList()) {
    auto tensors = v.toTensorVector();
    from_elements({tensors.begin(), tensors.end()}, kList, out);
  } else if (v.isTuple()) {
    from_elements(v.toTupleRef().elements().vec(), kTuple, out);
  } else if (v.isList()) {
    from_elements(v.toListRef().vec(), kList, out);
  } else if (v.isString()) {
    auto& text = v.toStringRef();
    out->tag = kString;
    out->count = static_cast<int32_t>(text.size());
    out->p = copy_string(text);
  } else if (v.isDevice()) {
    auto device = v.toDevice();
    out->tag = kDevice;
    out->count = static_cast<int32_t>(device.type());
    out->i = device.index();
  } else {
    auto kind = v.tagKind();
    out->tag = kOther;
    out->count = static_cast<int32_t>(kind.size());
    out->p = copy_string(kind);
  }
}

}  // namespace tb

TB_API const char* tb_last_error() { return tb::t_error.c_str(); }
TB_API void tb_free(void* memory) { std::free(memory); }
