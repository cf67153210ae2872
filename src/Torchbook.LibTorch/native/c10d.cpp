// Ranks in several processes: c10d's TCP store, and its process group over gloo. A library of its own, since not every machine has gloo.
#include "shim.h"
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#include <chrono>
#include <thread>

namespace tb {
static thread_local std::string t_error;
void set_error(const char* message) { t_error = message; }
void set_error(const c10::Error& error) { t_error = error.what_without_backtrace(); }
}  // namespace tb

using std::chrono::milliseconds;
using tb::View;

namespace {

class Ranks final : public c10d::ProcessGroupGloo {
 public:
  using ProcessGroupGloo::ProcessGroupGloo;

  // Once all are connected the store has no use, and its client's thread would end the process when rank 0 dies.
  void forget_store() { store_.reset(); }
};

struct Group {
  c10::intrusive_ptr<c10d::TCPStore> server;  // rank 0 alone: others may still be about to connect
  c10::intrusive_ptr<Ranks> ranks;
  int size;
};

using Work = c10::intrusive_ptr<c10d::Work>;

Group& group(void* handle) { return *static_cast<Group*>(handle); }

// The order of Torchbook.Parallel.ReduceOp. Gloo has no average: it is a sum divided here.
c10d::ReduceOp reduction(int op) {
  switch (op) {
    case 2: return c10d::ReduceOp::MAX;
    case 3: return c10d::ReduceOp::MIN;
    case 4: return c10d::ReduceOp::PRODUCT;
    default: return c10d::ReduceOp::SUM;
  }
}

std::string rank_key(int rank) { return "torchbook/rank/" + std::to_string(rank); }

// Gloo's own handshake says little about who is missing, and nothing about ranks that two processes claim.
void meet(c10d::TCPStore& store, int rank, int size, milliseconds timeout) {
  auto text = std::to_string(size);
  auto agreed = store.compareSet("torchbook/size", {}, std::vector<uint8_t>(text.begin(), text.end()));
  if (std::string(agreed.begin(), agreed.end()) != text)
    throw std::runtime_error("world size " + text + " here, " + std::string(agreed.begin(), agreed.end()) + " on the rank that came first");
  if (store.add(rank_key(rank), 1) != 1) throw std::runtime_error("another process is rank " + std::to_string(rank) + " already");
  std::vector<std::string> all;
  for (int r = 0; r < size; r++) all.push_back(rank_key(r));
  try {
    store.wait(all, timeout);
  } catch (const std::exception&) {
    std::string missing;
    for (int r = 0; r < size; r++)
      if (!store.check({rank_key(r)})) missing += (missing.empty() ? "" : ", ") + std::to_string(r);
    // The others are to find out the same: they ask this rank's store.
    if (rank == 0) std::this_thread::sleep_for(std::chrono::seconds(1));
    if (missing.empty()) throw;
    throw std::runtime_error("ranks that did not come in time: " + missing);
  }
}

}  // namespace

TB_API const char* tbd_last_error() { return tb::t_error.c_str(); }

// host and port: where rank 0 listens. address: where this rank listens for the others.
TB_API int tbd_connect(const char* host, int port, const char* address, int rank, int size, int64_t timeout_ms, void** out) {
  return tb::guard([&] {
    milliseconds timeout(timeout_ms);
    c10d::TCPStoreOptions options;
    tb::without_libuv(options, 0);
    options.port = static_cast<uint16_t>(port);
    options.isServer = rank == 0;
    options.waitWorkers = false;
    options.timeout = timeout;
    auto store = c10::make_intrusive<c10d::TCPStore>(host, options);
    meet(*store, rank, size, timeout);
    auto gloo = c10d::ProcessGroupGloo::Options::create(timeout);
    gloo->devices.push_back(c10d::ProcessGroupGloo::createDeviceForHostname(address));
    auto ranks = c10::make_intrusive<Ranks>(store, rank, size, gloo);
    ranks->forget_store();
    if (rank != 0) store.reset();
    *out = new Group{std::move(store), std::move(ranks), size};
  });
}

TB_API void tbd_disconnect(void* handle) { delete static_cast<Group*>(handle); }

TB_API int tbd_all_reduce(void* handle, void* tensor, int op) {
  return tb::guard([&] {
    std::vector<at::Tensor> tensors{tb::share(tensor)};
    c10d::AllreduceOptions options;
    options.reduceOp = reduction(op);
    group(handle).ranks->allreduce(tensors, options)->wait();
  });
}

TB_API int tbd_all_gather(void* handle, void* output, void* input) {
  return tb::guard([&] {
    std::vector<std::vector<at::Tensor>> outputs{tb::share(output).chunk(group(handle).size)};
    std::vector<at::Tensor> inputs{tb::share(input)};
    group(handle).ranks->allgather(outputs, inputs)->wait();
  });
}

TB_API int tbd_broadcast(void* handle, void* tensor, int source) {
  return tb::guard([&] {
    std::vector<at::Tensor> tensors{tb::share(tensor)};
    c10d::BroadcastOptions options;
    options.rootRank = source;
    group(handle).ranks->broadcast(tensors, options)->wait();
  });
}

TB_API int tbd_send(void* handle, void* tensor, int destination, int tag, void** out) {
  return tb::guard([&] {
    std::vector<at::Tensor> tensors{tb::share(tensor)};
    *out = new Work(group(handle).ranks->send(tensors, destination, tag));
  });
}

TB_API int tbd_receive(void* handle, void* tensor, int source, int tag, void** out) {
  return tb::guard([&] {
    std::vector<at::Tensor> tensors{tb::share(tensor)};
    *out = new Work(group(handle).ranks->recv(tensors, source, tag));
  });
}

TB_API int tbd_wait(void* work) {
  return tb::guard([&] { (*static_cast<Work*>(work))->wait(); });
}

TB_API void tbd_release(void* work) { delete static_cast<Work*>(work); }
