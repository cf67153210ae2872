// Autocast: operators of this thread choose a short floating-point type where that is safe. cuda: 1 for NVIDIA devices, 0 for the CPU.
#include "shim.h"

TB_API int tb_autocast_is_enabled(int cuda) { return tb::autocast_enabled(cuda != 0); }
TB_API int tb_autocast_dtype(int cuda) { return static_cast<int>(tb::autocast_dtype(cuda != 0)); }
TB_API int tb_autocast_is_cache_enabled() { return at::autocast::is_autocast_cache_enabled(); }

TB_API int tb_autocast_set(int cuda, int enabled, int dtype, int cache) {
  return tb::guard([&] {
    tb::set_autocast(cuda != 0, enabled != 0, static_cast<at::ScalarType>(dtype));
    at::autocast::set_autocast_cache_enabled(cache != 0);
  });
}

// Casts of parameters are kept until the outermost scope ends.
TB_API void tb_autocast_enter() { at::autocast::increment_nesting(); }

TB_API void tb_autocast_leave() {
  if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
}
