// JPEG and PNG files to pixels and back, by Sean Barrett's stb. Pixels are bytes in height, width, channel order.
#include "shim.h"
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <vector>

// What stb may take in one piece. A small file can claim, or unpack to, more than the machine has.
static thread_local size_t t_largest = 0;
static void* bounded_malloc(size_t size) { return size <= t_largest ? std::malloc(size) : nullptr; }
static void* bounded_realloc(void* memory, size_t size) { return size <= t_largest ? std::realloc(memory, size) : nullptr; }

#define STBI_MALLOC(size) bounded_malloc(size)
#define STBI_REALLOC(memory, size) bounded_realloc(memory, size)
#define STBI_FREE(memory) std::free(memory)
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 65500
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace {

constexpr int64_t kMostBytes = 512LL << 20;
constexpr int64_t kMostPixels = 100'000'000;

uint32_t big_endian(const uint8_t* p) { return uint32_t(p[0]) << 24 | uint32_t(p[1]) << 16 | uint32_t(p[2]) << 8 | p[3]; }

uint32_t crc32(const uint8_t* data, size_t size) {
  static const std::vector<uint32_t> table = [] {
    std::vector<uint32_t> entries(256);
    for (uint32_t i = 0; i < 256; i++) {
      uint32_t c = i;
      for (int bit = 0; bit < 8; bit++) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
      entries[i] = c;
    }
    return entries;
  }();
  uint32_t crc = ~0u;
  for (size_t i = 0; i < size; i++) crc = table[(crc ^ data[i]) & 255] ^ (crc >> 8);
  return ~crc;
}

// stb reads what it can and pads the rest, so whether a file is whole and undamaged is found out first.
void check_png(const uint8_t* data, int64_t size) {
  for (int64_t at = 8;;) {
    if (at + 12 > size) throw std::runtime_error("the PNG file is truncated");
    int64_t length = big_endian(data + at);
    if (at + 12 + length > size) throw std::runtime_error("the PNG file is truncated");
    if (crc32(data + at + 4, length + 4) != big_endian(data + at + 8 + length)) throw std::runtime_error("the PNG file is corrupt (a checksum differs)");
    if (std::memcmp(data + at + 4, "IEND", 4) == 0) return;
    at += 12 + length;
  }
}

// Walks over the segments and, between them, the compressed data, to the end-of-image marker.
void check_jpeg(const uint8_t* data, int64_t size) {
  for (int64_t at = 2; at + 1 < size;) {
    if (data[at] != 0xFF) {
      at++;
      continue;
    }
    uint8_t marker = data[at + 1];
    if (marker == 0xD9) return;
    bool alone = marker == 0x00 || marker == 0x01 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD8);
    if (alone) {
      at += marker == 0xFF ? 1 : 2;
      continue;
    }
    if (at + 4 > size) break;
    at += 2 + (data[at + 2] << 8 | data[at + 3]);
  }
  throw std::runtime_error("the JPEG file is truncated");
}

void check_whole(const uint8_t* data, int64_t size) {
  static const uint8_t png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  if (size == 0) throw std::runtime_error("the file is empty");
  if (size > kMostBytes) throw std::runtime_error("the file is larger than 512 MiB");
  if (size >= 8 && std::memcmp(data, png, 8) == 0) return check_png(data, size);
  if (size >= 3 && data[0] == 0xFF && data[1] == 0xD8 && data[2] == 0xFF) return check_jpeg(data, size);
  throw std::runtime_error("the file is neither JPEG nor PNG");
}

[[noreturn]] void fail_reading() {
  const char* reason = stbi_failure_reason();
  throw std::runtime_error(std::string("the image cannot be decoded: ") + (reason ? reason : "unknown reason"));
}

void append(void* context, void* data, int size) {
  auto* bytes = static_cast<std::vector<uint8_t>*>(context);
  auto* first = static_cast<uint8_t*>(data);
  bytes->insert(bytes->end(), first, first + size);
}

}  // namespace

// channels: 0 keeps the file's own, 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha. Free the pixels with tb_free.
TB_API int tb_image_decode(const uint8_t* data, int64_t size, int channels, uint8_t** out, int* width, int* height, int* depth) {
  return tb::guard([&] {
    check_whole(data, size);
    t_largest = 1 << 20;
    if (!stbi_info_from_memory(data, static_cast<int>(size), width, height, depth)) fail_reading();
    int64_t pixels = int64_t(*width) * *height;
    if (pixels > kMostPixels)
      throw std::runtime_error("the image has " + std::to_string(*width) + " x " + std::to_string(*height) + " pixels, more than 100 million");
    // Twice what 16-bit RGBA takes, since stb doubles a buffer as it unpacks.
    t_largest = pixels * 16 + (1 << 20);
    *out = stbi_load_from_memory(data, static_cast<int>(size), width, height, depth, channels);
    if (!*out) fail_reading();
    if (channels) *depth = channels;
  });
}

// quality: 1 to 100 makes a JPEG file, 0 a PNG file. Free the bytes with tb_free.
TB_API int tb_image_encode(const uint8_t* pixels, int width, int height, int depth, int quality, uint8_t** out, int64_t* size) {
  return tb::guard([&] {
    std::vector<uint8_t> bytes;
    int done = quality > 0 ? stbi_write_jpg_to_func(append, &bytes, width, height, depth, pixels, quality)
                           : stbi_write_png_to_func(append, &bytes, width, height, depth, pixels, width * depth);
    if (!done) throw std::runtime_error("the image cannot be encoded");
    *out = static_cast<uint8_t*>(tb::copy_bytes(bytes.data(), bytes.size()));
    *size = static_cast<int64_t>(bytes.size());
  });
}
