// Named dimensions.
#include "shim.h"
#include <cstring>

using tb::View;

// Null or "*" stands for a dimension without name.
static at::Dimname dimname(const char* name) {
  return !name || !std::strcmp(name, "*") ? at::Dimname::wildcard() : at::Dimname::fromSymbol(at::Symbol::dimname(name));
}

static std::vector<at::Dimname> dimnames(const char** names, int count) {
  std::vector<at::Dimname> list;
  for (int k = 0; k < count; k++) list.push_back(dimname(names[k]));
  return list;
}

TB_API int tb_tensor_has_names(void* handle) { return View(handle)->has_names(); }

// The names, each ended by a line feed; nothing for a dimension without name.
TB_API int tb_tensor_names(void* handle, char** out) {
  return tb::guard([&] {
    std::string text;
    for (const auto& name : View(handle)->names()) text += (name.isBasic() ? name.symbol().toUnqualString() : "") + std::string("\n");
    *out = tb::copy_string(text);
  });
}

// A count below zero takes the names away.
TB_API int tb_tensor_rename(void* handle, const char** names, int count, int in_place, void** out) {
  return tb::guard([&] {
    View tensor(handle);
    auto list = dimnames(names, count);
    auto given = count < 0 ? tb::optional<at::DimnameList>() : tb::optional<at::DimnameList>(list);
    *out = tb::release(in_place ? at::Tensor(tensor->rename_(given)) : tensor->rename(given));
  });
}

TB_API int tb_tensor_refine_names(void* handle, const char** names, int count, void** out) {
  return tb::guard([&] { *out = tb::release(View(handle)->refine_names(dimnames(names, count))); });
}

TB_API int tb_tensor_align_to(void* handle, const char** names, int count, void** out) {
  return tb::guard([&] { *out = tb::release(View(handle)->align_to(dimnames(names, count))); });
}

TB_API int tb_tensor_flatten_names(void* handle, const char** names, int count, const char* result, void** out) {
  return tb::guard([&] { *out = tb::release(View(handle)->flatten(dimnames(names, count), dimname(result))); });
}

TB_API int tb_tensor_unflatten_name(void* handle, const char* name, const char** names, const int64_t* sizes, int count, void** out) {
  return tb::guard([&] { *out = tb::release(View(handle)->unflatten(dimname(name), at::IntArrayRef(sizes, count), dimnames(names, count))); });
}
