#include "text/html/parser_memory.hpp"

#include <bit>
#include <new>

namespace florilege::text {

struct alignas(std::max_align_t) ParserMemory::Block {
    std::size_t size_class;
    Block* next;
};

struct alignas(std::max_align_t) ParserMemory::Chunk {
    Chunk* next;
};

namespace {

constexpr std::size_t step = 32, last_step = 16; // small pieces: multiples of 32 bytes up to 512
constexpr std::size_t largest_shared_chunk = 256u << 10;

// Powers of two beyond the small pieces, as the parser doubles its vectors.
constexpr std::size_t class_of(std::size_t size) noexcept
{
    if (size <= step * last_step) return size == 0 ? 1 : (size + step - 1) / step;
    return last_step + static_cast<std::size_t>(std::bit_width(size - 1));
}

constexpr std::size_t size_of(std::size_t size_class) noexcept
{
    return size_class <= last_step ? size_class * step : std::size_t{1} << (size_class - last_step);
}

static_assert(size_of(class_of(1)) == 32 && size_of(class_of(512)) == 512 && size_of(class_of(513)) == 1024);

} // namespace

ParserMemory::~ParserMemory()
{
    while (chunks_ != nullptr) {
        Chunk* const next = chunks_->next;
        ::operator delete(chunks_);
        chunks_ = next;
    }
}

// Nothing with a destructor may live in allocate() and carve(): they are left by longjmp.
void* ParserMemory::allocate(void* self, std::size_t size)
{
    auto& memory = *static_cast<ParserMemory*>(self);
    if (size > memory.limit_) std::longjmp(memory.out_of_room, 1); // NOLINT(cert-err52-cpp): see the header
    std::size_t const size_class = class_of(size);
    Block* block = memory.free_[size_class];
    if (block != nullptr)
        memory.free_[size_class] = block->next;
    else
        block = new (memory.carve(sizeof(Block) + size_of(size_class))) Block{size_class, nullptr};
    return block + 1;
}

void ParserMemory::deallocate(void* self, void* piece)
{
    if (piece == nullptr) return;
    auto& memory = *static_cast<ParserMemory*>(self);
    Block* const block = static_cast<Block*>(piece) - 1;
    block->next = memory.free_[block->size_class];
    memory.free_[block->size_class] = block;
}

std::byte* ParserMemory::carve(std::size_t size)
{
    if (size > room_) {
        bool const shared = size <= next_chunk_ / 4;
        std::size_t const whole = sizeof(Chunk) + (shared ? next_chunk_ : size);
        void* const fresh = whole <= limit_ - used_ ? ::operator new(whole, std::nothrow) : nullptr;
        if (fresh == nullptr) std::longjmp(out_of_room, 1); // NOLINT(cert-err52-cpp)
        used_ += whole;
        chunks_ = new (fresh) Chunk{chunks_};
        auto* const begin = static_cast<std::byte*>(fresh) + sizeof(Chunk);
        if (!shared) return begin;
        rest_ = begin;
        room_ = next_chunk_;
        if (next_chunk_ < largest_shared_chunk) next_chunk_ *= 2;
    }
    room_ -= size;
    auto* const piece = rest_;
    rest_ += size;
    return piece;
}

} // namespace florilege::text
