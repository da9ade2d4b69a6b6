#ifndef CPROCESSOR_H
#define CPROCESSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor can compress SHA-256 blocks by itself: x86-64 with
/// SHA, SSSE3 and SSE4.1. Always false on other architectures.
bool cprocessor_has_sha256(void);

/// Takes `count` blocks of 64 bytes into the eight words of `state`
/// (FIPS 180-4, section 6.2.2). `blocks` needs no alignment.
///
/// To be called only where `cprocessor_has_sha256()` is true; where it can
/// never be true, this does nothing.
void cprocessor_sha256_compress(uint32_t *_Nonnull state,
                                const void *_Nonnull blocks, size_t count);

#endif
