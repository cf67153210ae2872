// The C ABI between TorchSharp's API in C# and libtorch: tagged values, owned handles, status codes.
#pragma once
#include "compat.h"
#include <ATen/core/ivalue.h>
#include <cstdint>
#include <string>

#define TB_API extern "C" __attribute__((visibility("default")))

namespace tb {

// Mirrors NativeValue in Interop/NativeValue.cs.
enum Tag : int32_t {
  kNone, kTensor, kInt, kDouble, kBool, kString, kDevice, kInts, kDoubles, kBools, kTensors, kComplex, kGenerator, kTuple, kOther, kList
};

struct Value {
  Tag tag;
  int32_t count;  // elements of a list, bytes of a string, kind of a device; of a result tensor, KiB of storage that it alone owns
  union {
    int64_t i;
    double d;
    void* p;
    struct { float re, im; } c;
  };
};
static_assert(sizeof(Value) == 16, "NativeValue in C# has the same layout");

void set_error(const char* message);
void set_error(const c10::Error& error);

// Runs f; a C++ exception becomes a non-zero status and a message for tb_last_error.
template <class F> int guard(F&& f) noexcept {
  try {
    f();
    return 0;
  } catch (const c10::Error& e) {
    set_error(e);
    return 1;
  } catch (const std::exception& e) {
    set_error(e.what());
    return 2;
  } catch (...) {
    set_error("unknown C++ exception");
    return 3;
  }
}

// A handle is a TensorImpl* that owns one reference.
inline at::Tensor share(void* handle) {
  auto* impl = static_cast<c10::TensorImpl*>(handle);
  c10::raw::intrusive_ptr::incref(impl);
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(impl));
}

inline at::Tensor adopt(void* handle) {
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(handle)));
}

inline void* release(at::Tensor&& tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

// A handle seen as a tensor, without touching its reference count.
class View {
 public:
  explicit View(void* handle) : tensor_(adopt(handle)) {}
  ~View() { tensor_.unsafeReleaseTensorImpl(); }
  View(const View&) = delete;
  View& operator=(const View&) = delete;
  at::Tensor* operator->() { return &tensor_; }
  at::Tensor& operator*() { return tensor_; }

 private:
  at::Tensor tensor_;
};

c10::IValue to_ivalue(const Value& value);
void from_ivalue(c10::IValue&& ivalue, Value* out);
void* copy_bytes(const void* data, size_t size);
char* copy_string(const std::string& text);

}  // namespace tb
