#include "store/dialect/text_words.hpp"

namespace florilege::store {

TextWords text_words(Tokenizer const& tokenizer, std::string_view text, TextMatch match)
{
    TextWords words;
    tokenizer.tokenize(text, Reading::asking, [&](Token const& token) {
        if (!token.same_position) words.emplace_back();
        if (words.empty() || (token.same_position && match != TextMatch::word)) return;
        words.back().emplace_back(token.form);
    });
    return words;
}

} // namespace florilege::store
