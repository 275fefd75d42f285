#include "text/charset/converter.hpp"

#include "text/utf8/utf8.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <array>
#include <stdexcept>

namespace florilege::text {

namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

void check(UErrorCode status, std::string_view name)
{
    if (U_SUCCESS(status)) return;
    throw std::runtime_error{"charset " + std::string{name} + ": " + u_errorName(status)};
}

/// ICU calls this for bytes that the charset does not allow or that stand for nothing.
void replace(void const* context, UConverterToUnicodeArgs* arguments, char const* /*bytes*/,
             std::int32_t /*length*/, UConverterCallbackReason reason, UErrorCode* status)
{
    if (reason > UCNV_IRREGULAR) return; // reset, close and clone are not about bytes
    ++*static_cast<std::size_t*>(const_cast<void*>(context));
    *status = U_ZERO_ERROR;
    constexpr UChar put = 0xFFFD;
    ucnv_cbToUWriteUChars(arguments, &put, 1, 0, status);
}

Converter open(std::string_view name)
{
    UErrorCode status = U_ZERO_ERROR;
    Converter converter{ucnv_open(std::string{name}.c_str(), &status)};
    check(status, name);
    return converter;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace

class Utf8Converter::State {
public:
    explicit State(Charset const& from) : name_{from.name}
    {
        if (from.name == "utf-8") return;
        source_ = open(from.converter);
        target_ = open("UTF-8");
        UErrorCode status = U_ZERO_ERROR;
        ucnv_setToUCallBack(source_.get(), &replace, &replaced_, nullptr, nullptr, &status);
        check(status, name_);
    }
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    ~State() = default;

    void take(std::string_view chunk, std::string& utf8)
    {
        if (source_) {
            convert(chunk, utf8, Flush::no);
        } else {
            pass_on(chunk, utf8);
        }
    }

    void finish(std::string& utf8)
    {
        if (source_) {
            convert("", utf8, Flush::yes); // ICU refuses a null pointer
        } else {
            put(kept_back_, utf8);
            kept_back_.clear();
        }
        put_withheld(utf8);
        at_beginning_ = true;
    }

    std::size_t replaced() const noexcept { return replaced_; }

private:
    enum class Flush { no, yes };

    void convert(std::string_view chunk, std::string& utf8, Flush flush);
    void pass_on(std::string_view chunk, std::string& utf8);
    void put(std::string_view bytes, std::string& utf8);
    void append_after_mark(std::string_view text, std::string& utf8);
    void put_withheld(std::string& utf8);

    std::string name_;
    Converter source_; ///< null for UTF-8, which we check ourselves
    Converter target_;
    std::array<UChar, 1024> pivot_{};
    UChar* pivot_source_ = pivot_.data();
    UChar* pivot_target_ = pivot_.data();
    std::string kept_back_; ///< of UTF-8: the beginning of a character, at most three bytes
    std::string withheld_;  ///< of the result: what may become a byte order mark, at most two bytes
    bool at_beginning_ = true;
    std::size_t replaced_ = 0;
};

void Utf8Converter::State::convert(std::string_view chunk, std::string& utf8, Flush flush)
{
    std::array<char, 4096> piece;
    char const* source = chunk.data();
    char const* const source_end = chunk.data() + chunk.size();
    bool const last = flush == Flush::yes;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char* target = piece.data();
        ucnv_convertEx(target_.get(), source_.get(), &target, piece.data() + piece.size(), &source,
                       source_end, pivot_.data(), &pivot_source_, &pivot_target_,
                       pivot_.data() + pivot_.size(), 0, static_cast<UBool>(last), &status);
        append_after_mark({piece.data(), static_cast<std::size_t>(target - piece.data())}, utf8);
    }
    check(status, name_);
    if (!last) return;
    ucnv_reset(source_.get());
    ucnv_reset(target_.get());
    pivot_source_ = pivot_target_ = pivot_.data();
}

void Utf8Converter::State::pass_on(std::string_view chunk, std::string& utf8)
{
    std::string joined;
    if (!kept_back_.empty()) {
        joined = kept_back_;
        joined += chunk;
        chunk = joined;
    }
    std::size_t const tail = unfinished_tail(chunk);
    put(chunk.substr(0, chunk.size() - tail), utf8);
    kept_back_ = chunk.substr(chunk.size() - tail);
}

void Utf8Converter::State::put(std::string_view bytes, std::string& utf8)
{
    if (is_valid(bytes)) {
        append_after_mark(bytes, utf8);
        return;
    }
    ValidText const valid = to_valid(bytes);
    replaced_ += valid.replaced;
    append_after_mark(valid.text, utf8);
}

void Utf8Converter::State::append_after_mark(std::string_view text, std::string& utf8)
{
    if (!at_beginning_) {
        utf8 += text;
        return;
    }
    withheld_ += text.substr(0, byte_order_mark.size());
    std::string_view const rest = text.substr(std::min(text.size(), byte_order_mark.size()));
    if (withheld_.size() < byte_order_mark.size() && byte_order_mark.starts_with(withheld_)) return;
    at_beginning_ = false;
    if (withheld_.starts_with(byte_order_mark)) withheld_.erase(0, byte_order_mark.size());
    put_withheld(utf8);
    utf8 += rest;
}

void Utf8Converter::State::put_withheld(std::string& utf8)
{
    utf8 += withheld_;
    withheld_.clear();
}

Utf8Converter::Utf8Converter(Charset const& from) : state_{std::make_unique<State>(from)} {}
Utf8Converter::Utf8Converter(Utf8Converter&&) noexcept = default;
Utf8Converter& Utf8Converter::operator=(Utf8Converter&&) noexcept = default;
Utf8Converter::~Utf8Converter() = default;

void Utf8Converter::convert(std::string_view chunk, std::string& utf8)
{
    state_->take(chunk, utf8);
}
void Utf8Converter::finish(std::string& utf8)
{
    state_->finish(utf8);
}
std::size_t Utf8Converter::replaced() const noexcept
{
    return state_->replaced();
}

} // namespace florilege::text
