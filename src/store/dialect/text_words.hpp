#pragma once

#include "store/dialect/full_text.hpp"
#include "store/tokenizer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::store {

/// The words of what somebody typed, in their order; for each the forms that will do.
using TextWords = std::vector<std::vector<std::string>>;

/// A plain word may be any of its forms; in a phrase and a prefix only the exact one counts.
TextWords text_words(Tokenizer const& tokenizer, std::string_view text, TextMatch match);

} // namespace florilege::store
