#pragma once

#include <array>
#include <csetjmp>
#include <cstddef>

namespace florilege::text {

/// The memory of one parse and its tree, given back all at once: gumbo's own destruction recurses as deep as
/// the tree is nested. When more than the limit is asked for, control returns to where `out_of_room` was set
/// with setjmp: gumbo is C without a way to fail, and an exception must not pass through it. Nothing is lost
/// by the jump, since all that gumbo holds is here.
class ParserMemory {
public:
    explicit ParserMemory(std::size_t limit) noexcept : limit_{limit} {}
    ~ParserMemory();
    ParserMemory(ParserMemory const&) = delete;
    ParserMemory& operator=(ParserMemory const&) = delete;

    /// The functions that gumbo calls; `self` is the ParserMemory.
    static void* allocate(void* self, std::size_t size);
    static void deallocate(void* self, void* piece);

    std::jmp_buf out_of_room;

private:
    struct Block; // what stands before each piece of memory
    struct Chunk; // what the pieces are cut from

    std::byte* carve(std::size_t size);

    std::size_t limit_;
    std::size_t used_ = 0;
    std::array<Block*, 96> free_{}; // pieces given back, by size class
    Chunk* chunks_ = nullptr;
    std::size_t next_chunk_ = 16u << 10; ///< each shared one is twice the one before, up to a limit
    std::byte* rest_ = nullptr;          // of the newest shared chunk
    std::size_t room_ = 0;
};

} // namespace florilege::text
